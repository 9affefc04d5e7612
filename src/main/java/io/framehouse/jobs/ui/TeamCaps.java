package io.framehouse.jobs.ui;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.FormField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a team's leave to use a model narrows in one field.
 *
 * @param max the greatest number, or null
 * @param only the values left, or null for all
 * @param fixed the one value left of a switch, or null
 * @param reason stands beside the field; null where nothing is narrowed
 */
record TeamCaps(
        @Nullable Integer max,
        @Nullable List<String> only,
        @Nullable Boolean fixed,
        @Nullable String reason) {
    private static final TeamCaps NONE = new TeamCaps(null, null, null, null);

    static TeamCaps of(FormField field, AllowedModel allowed) {
        return switch (field.name()) {
            case "duration" -> seconds(field, allowed.maxDurationSeconds());
            case "resolution" -> resolutions(field, allowed.resolutions());
            case "audio" -> sound(allowed.audio());
            case "off_peak" -> offPeak(allowed.offPeak());
            case "is_rec" ->
                    allowed.recommendedPrompt() == AllowedModel.RecommendedPrompt.NEVER
                            ? fixed(false, "Your team allows no recommended prompt.")
                            : NONE;
            case "watermark" ->
                    allowed.watermark() == AllowedModel.Watermark.ALWAYS
                            ? fixed(true, "Your team allows this model with a watermark only.")
                            : NONE;
            default -> NONE;
        };
    }

    private static TeamCaps seconds(FormField field, @Nullable Integer most) {
        Integer own = field.max();
        if (most == null || (own != null && own <= most)) {
            return NONE;
        }
        return new TeamCaps(most, null, null, most + " s is the longest for your team");
    }

    private static TeamCaps resolutions(FormField field, @Nullable List<String> only) {
        if (only == null) {
            return NONE;
        }
        List<String> missing =
                field.options().stream()
                        .map(FormField.Option::value)
                        .filter(value -> !only.contains(value))
                        .toList();
        return missing.isEmpty()
                ? NONE
                : new TeamCaps(
                        null,
                        only,
                        null,
                        String.join(" and ", missing) + " is not allowed for your team");
    }

    private static TeamCaps offPeak(AllowedModel.OffPeak offPeak) {
        return switch (offPeak) {
            case ALLOWED -> NONE;
            case ONLY -> fixed(true, "Your team allows off-peak only for this model.");
            case NEVER -> fixed(false, "Your team allows no off-peak for this model.");
        };
    }

    private static TeamCaps sound(AllowedModel.Audio audio) {
        return switch (audio) {
            case ALLOWED -> NONE;
            case NEVER -> fixed(false, "Your team allows this model without sound only.");
            case ALWAYS -> fixed(true, "Your team allows this model with sound only.");
        };
    }

    private static TeamCaps fixed(boolean value, String reason) {
        return new TeamCaps(null, null, value, reason);
    }
}
