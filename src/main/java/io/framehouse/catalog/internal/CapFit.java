package io.framehouse.catalog.internal;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Audio;
import io.framehouse.catalog.AllowedModel.OffPeak;
import io.framehouse.catalog.AllowedModel.Watermark;
import io.framehouse.catalog.CatalogModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a model itself can do under caps. Caps for all models may demand what one of them never
 * does, such as sound; that model is then not allowed at all, and no change of settings helps.
 */
final class CapFit {
    private final JsonNode properties;

    private CapFit(CatalogModel model) {
        this.properties = model.schema().path("properties");
    }

    /** The caps with the model's own resolutions; empty where no request could keep them. */
    static Optional<AllowedModel> of(CatalogModel model, AllowedModel caps) {
        CapFit fit = new CapFit(model);
        List<String> left = fit.resolutions(caps.resolutions());
        boolean never =
                fit.neverHasSound(caps)
                        || fit.neverOffPeak(caps)
                        || fit.neverMarked(caps)
                        || fit.alwaysLonger(caps)
                        || (left != null && left.isEmpty());
        return never ? Optional.empty() : Optional.of(caps.withModel(caps.model(), left));
    }

    /** Which cap the model can never keep, for people; empty where it can keep all. */
    static Optional<Misfit> misfit(CatalogModel model, AllowedModel caps) {
        CapFit fit = new CapFit(model);
        if (fit.neverHasSound(caps)) {
            return Optional.of(new Misfit("audio", List.of(true), "makes no sound", "with sound"));
        }
        if (fit.neverOffPeak(caps)) {
            return Optional.of(
                    new Misfit("off_peak", List.of(true), "cannot run off-peak", "off-peak"));
        }
        if (fit.neverMarked(caps)) {
            return Optional.of(
                    new Misfit(
                            "watermark", List.of(true), "sets no watermark", "with a watermark"));
        }
        return Optional.empty();
    }

    /**
     * A demand that the model cannot meet.
     *
     * @param model what the model does not do, such as {@code makes no sound}
     * @param demand how models may be used only, such as {@code with sound}
     */
    record Misfit(String parameter, Object allowed, String model, String demand) {}

    private boolean neverHasSound(AllowedModel caps) {
        return caps.audio() == Audio.ALWAYS && properties.path("audio").isMissingNode();
    }

    private boolean neverOffPeak(AllowedModel caps) {
        return caps.offPeak() == OffPeak.ONLY && properties.path("off_peak").isMissingNode();
    }

    private boolean neverMarked(AllowedModel caps) {
        return caps.watermark() == Watermark.ALWAYS && properties.path("watermark").isMissingNode();
    }

    private boolean alwaysLonger(AllowedModel caps) {
        Integer most = caps.maxDurationSeconds();
        return most != null && shortest() > most;
    }

    private int shortest() {
        JsonNode duration = properties.path("duration");
        if (duration.has("const")) {
            return duration.path("const").asInt(0);
        }
        List<Integer> offered = new ArrayList<>();
        duration.path("enum").forEach(value -> offered.add(value.asInt(0)));
        return offered.stream()
                .min(Integer::compare)
                .orElseGet(() -> duration.path("minimum").asInt(0));
    }

    private @Nullable List<String> resolutions(@Nullable List<String> wished) {
        JsonNode offered = properties.path("resolution").path("enum");
        if (wished == null || offered.isMissingNode()) {
            return wished;
        }
        List<String> left = new ArrayList<>();
        offered.forEach(word -> left.add(word.asString()));
        return wished.stream().filter(left::contains).toList();
    }
}
