package io.framehouse.gateway.rest.admin;

import io.framehouse.api.RequestReader;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Audio;
import io.framehouse.catalog.AllowedModel.OffPeak;
import io.framehouse.catalog.AllowedModel.RecommendedPrompt;
import io.framehouse.catalog.AllowedModel.Watermark;
import io.framehouse.catalog.AllowedModel.Who;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Leave to use a model, as read and written by admins.
 *
 * @param members null, as {@code keys} is, where it is for everybody
 */
record AllowlistJson(
        String model,
        @Nullable Integer maxDuration,
        @Nullable List<String> resolutions,
        String audio,
        boolean offPeakOnly,
        @Nullable String maxCreditsPerJob,
        boolean offPeakNever,
        String recommendedPrompt,
        String watermark,
        @Nullable List<String> members,
        @Nullable List<String> keys) {
    private static final int MAX_SECONDS = 3_600;
    private static final int MAX_CHOSEN = 500;

    /** What the catalogue calls the list in its refusals. */
    private static final String LIST = "models";

    static AllowlistJson of(AllowedModel allowed) {
        Who who = allowed.who();
        return new AllowlistJson(
                allowed.model(),
                allowed.maxDurationSeconds(),
                allowed.resolutions(),
                Wire.of(allowed.audio()),
                allowed.offPeak() == OffPeak.ONLY,
                allowed.maxCreditsPerJob() == null ? null : allowed.maxCreditsPerJob().toWire(),
                allowed.offPeak() == OffPeak.NEVER,
                Wire.of(allowed.recommendedPrompt()),
                Wire.of(allowed.watermark()),
                who.everybody() ? null : texts(who.members()),
                who.everybody() ? null : texts(who.keys()));
    }

    private static List<String> texts(Collection<?> ids) {
        return ids.stream().map(Object::toString).sorted().toList();
    }

    /**
     * Stores a list, naming a refused row where the caller wrote it.
     *
     * @param place the field with the list, or empty where the list is the body
     */
    static void storing(String place, Runnable store) {
        try {
            store.run();
        } catch (DomainException refusal) {
            List<FieldError> errors = refusal.fieldErrors();
            throw errors.isEmpty()
                    ? refusal
                    : DomainException.invalid(
                            errors.stream().map(error -> placed(place, error)).toList());
        }
    }

    private static FieldError placed(String place, FieldError error) {
        String field = error.field();
        return field.startsWith(LIST)
                ? new FieldError(
                        place + field.substring(LIST.length()),
                        error.code(),
                        error.message(),
                        error.allowed())
                : error;
    }

    static AllowedModel read(RequestReader reader) {
        return new AllowedModel(
                reader.text("model", 100),
                reader.optionalInteger("max_duration", 1, MAX_SECONDS),
                reader.optionalTexts("resolutions", 20, 20),
                word(reader, "audio", Audio.class, Audio.ALLOWED),
                offPeak(reader),
                word(
                        reader,
                        "recommended_prompt",
                        RecommendedPrompt.class,
                        RecommendedPrompt.ALLOWED),
                word(reader, "watermark", Watermark.class, Watermark.FREE),
                reader.optionalCredits("max_credits_per_job"),
                who(reader));
    }

    private static <E extends Enum<E>> E word(
            RequestReader reader, String name, Class<E> type, E standard) {
        return Objects.requireNonNullElse(reader.optionalChoice(name, type), standard);
    }

    private static OffPeak offPeak(RequestReader reader) {
        boolean only = reader.flag("off_peak_only", false);
        boolean never = reader.flag("off_peak_never", false);
        if (only && never) {
            reader.refuse(
                    "off_peak_never",
                    "conflict",
                    "is true and off_peak_only is true as well, so nothing could be made; set one"
                            + " of them to false");
        }
        if (only) {
            return OffPeak.ONLY;
        }
        return never ? OffPeak.NEVER : OffPeak.ALLOWED;
    }

    /** Neither field says everybody; each of them alone leaves the other one empty. */
    private static Who who(RequestReader reader) {
        Set<UserId> members = ids(reader, "members", UserId::parse);
        Set<KeyId> keys = ids(reader, "keys", KeyId::parse);
        return members == null && keys == null
                ? Who.EVERYBODY
                : Who.chosen(
                        Objects.requireNonNullElse(members, Set.of()),
                        Objects.requireNonNullElse(keys, Set.of()));
    }

    private static <T> @Nullable Set<T> ids(
            RequestReader reader, String name, Function<String, Optional<T>> parser) {
        List<String> texts = reader.optionalTexts(name, MAX_CHOSEN, 64);
        if (texts == null) {
            return null;
        }
        Set<T> ids = new HashSet<>();
        for (String text : texts) {
            parser.apply(text)
                    .ifPresentOrElse(
                            ids::add,
                            () -> reader.refuse(name, "malformed", "has '" + text + "', no id"));
        }
        return ids;
    }
}
