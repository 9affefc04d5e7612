package io.framehouse.jobs.ui;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.CatalogModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A model as it stands to choose.
 *
 * @param allowed null where the team may not use it
 * @param from its cheapest price in words, or null where it has none
 */
record ModelChoice(CatalogModel model, @Nullable AllowedModel allowed, @Nullable String from) {

    /** {@code Image to video}. */
    String kind() {
        return switch (model.mode()) {
            case "img2video" -> "Image to video";
            case "reference2video" -> "Reference to video";
            case "text2video" -> "Text to video";
            case "start-end2video" -> "First and last image to video";
            default -> model.mode();
        };
    }

    /** What the team's leave narrows, such as {@code up to 8 s for your team}. */
    List<String> caps() {
        List<String> caps = new ArrayList<>();
        if (allowed != null) {
            caps.addAll(
                    model.fields().stream()
                            .map(field -> TeamCaps.of(field, allowed).max())
                            .filter(java.util.Objects::nonNull)
                            .map(max -> "up to " + max + " s for your team")
                            .collect(Collectors.toSet()));
            if (allowed.offPeak() == AllowedModel.OffPeak.ONLY) {
                caps.add("off-peak only");
            }
            if (allowed.watermark() == AllowedModel.Watermark.ALWAYS) {
                caps.add("with a watermark");
            }
        }
        return caps;
    }
}
