package io.framehouse.catalog;

import io.framehouse.shared.Credits;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leave to use a model, with caps.
 *
 * @param model a catalogue id, or {@code *} for all
 * @param maxDurationSeconds the longest video, or null for the model's own limit
 * @param resolutions the resolutions allowed; null for all
 * @param maxCreditsPerJob the dearest job, or null for any
 * @param who for whom of the team it is; a key's own list is always for that key
 */
public record AllowedModel(
        String model,
        @Nullable Integer maxDurationSeconds,
        @Nullable List<String> resolutions,
        Audio audio,
        OffPeak offPeak,
        RecommendedPrompt recommendedPrompt,
        Watermark watermark,
        @Nullable Credits maxCreditsPerJob,
        Who who) {
    /** Stands in a row for all models. */
    public static final String EVERY_MODEL = "*";

    /** Leave to use sound. */
    public enum Audio {
        /** As the request says. */
        ALLOWED,
        /** Only without sound. */
        NEVER,
        /** Only with sound. */
        ALWAYS
    }

    /** Leave to wait for the provider's free hours. */
    public enum OffPeak {
        /** As the request says. */
        ALLOWED,
        /** Only off-peak. */
        ONLY,
        /** Only at once. */
        NEVER
    }

    /** Leave to let the model write the prompt. */
    public enum RecommendedPrompt {
        /** As the request says. */
        ALLOWED,
        /** Only with a prompt of one's own. */
        NEVER
    }

    /** Leave to go without a watermark. */
    public enum Watermark {
        /** As the request says. */
        FREE,
        /** Only with a watermark. */
        ALWAYS
    }

    /** For everybody, with no more caps than there were at first. */
    public AllowedModel(
            String model,
            @Nullable Integer maxDurationSeconds,
            @Nullable List<String> resolutions,
            Audio audio,
            boolean offPeakOnly,
            @Nullable Credits maxCreditsPerJob) {
        this(
                model,
                maxDurationSeconds,
                resolutions,
                audio,
                offPeakOnly ? OffPeak.ONLY : OffPeak.ALLOWED,
                RecommendedPrompt.ALLOWED,
                Watermark.FREE,
                maxCreditsPerJob,
                Who.EVERYBODY);
    }

    /** A model without caps, for everybody. */
    public static AllowedModel of(String model) {
        return new AllowedModel(model, null, null, Audio.ALLOWED, false, null);
    }

    /** The row of a list that names the model itself. */
    public static Optional<AllowedModel> own(List<AllowedModel> list, String model) {
        return list.stream().filter(row -> row.model().equals(model)).findFirst();
    }

    /** The row of a list that counts for a model: its own, else the one for all. */
    public static Optional<AllowedModel> counting(List<AllowedModel> list, String model) {
        return own(list, model).or(() -> own(list, EVERY_MODEL));
    }

    /** The same caps of another model, which may offer other resolutions. */
    public AllowedModel withModel(String otherModel, @Nullable List<String> itsResolutions) {
        return new AllowedModel(
                otherModel,
                maxDurationSeconds,
                itsResolutions,
                audio,
                offPeak,
                recommendedPrompt,
                watermark,
                maxCreditsPerJob,
                who);
    }

    /** The same caps for others. */
    public AllowedModel forWhom(Who others) {
        return new AllowedModel(
                model,
                maxDurationSeconds,
                resolutions,
                audio,
                offPeak,
                recommendedPrompt,
                watermark,
                maxCreditsPerJob,
                others);
    }

    /**
     * Whom leave is for: everybody, or some members and keys of the team. A chosen member's keys
     * act for the member and are among them; a chosen key's owner is not. Chosen ones that are all
     * gone leave nobody.
     */
    public record Who(boolean everybody, Set<UserId> members, Set<KeyId> keys) {
        /** All members and keys of the team. */
        public static final Who EVERYBODY = new Who(true, Set.of(), Set.of());

        public Who {
            members = Set.copyOf(members);
            keys = Set.copyOf(keys);
            if (everybody && !(members.isEmpty() && keys.isEmpty())) {
                throw new IllegalArgumentException("Everybody is not chosen one by one");
            }
        }

        public static Who chosen(Set<UserId> members, Set<KeyId> keys) {
            return new Who(false, members, keys);
        }

        /** Whether a person is among them; null is somebody unknown. */
        public boolean includes(@Nullable UserId person) {
            return everybody || (person != null && members.contains(person));
        }

        /** Whether a key is among them. */
        public boolean includes(KeyId key, @Nullable UserId owner) {
            return keys.contains(key) || includes(owner);
        }
    }
}
