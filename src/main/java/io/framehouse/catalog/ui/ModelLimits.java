package io.framehouse.catalog.ui;

import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.FormField;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model itself can do, as far as caps are about it.
 *
 * @param maxSeconds the longest video, or null where the model has no such parameter
 * @param resolutions what it offers, in order
 * @param sound whether sound can be chosen
 * @param offPeak whether off-peak can be chosen
 * @param recommendedPrompt whether the model can write the prompt
 * @param watermark whether a watermark can be chosen
 */
record ModelLimits(
        @Nullable Integer maxSeconds,
        List<String> resolutions,
        boolean sound,
        boolean offPeak,
        boolean recommendedPrompt,
        boolean watermark) {
    ModelLimits {
        resolutions = List.copyOf(resolutions);
    }

    static ModelLimits of(CatalogModel model) {
        return new ModelLimits(
                field(model, "duration").map(ModelLimits::longest).orElse(null),
                field(model, "resolution").map(ModelLimits::words).orElse(List.of()),
                usable(model, "audio"),
                usable(model, "off_peak"),
                usable(model, "is_rec"),
                usable(model, "watermark"));
    }

    private static Optional<FormField> field(CatalogModel model, String name) {
        return model.fields().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private static boolean usable(CatalogModel model, String name) {
        return field(model, name).filter(one -> one.unavailable() == null).isPresent();
    }

    private static List<String> words(FormField field) {
        return field.options().stream().map(FormField.Option::value).toList();
    }

    private static @Nullable Integer longest(FormField field) {
        return field.max();
    }
}
