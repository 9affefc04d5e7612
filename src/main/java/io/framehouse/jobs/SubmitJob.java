package io.framehouse.jobs;

import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A wish to make a video.
 *
 * @param parameters in our words, as given
 * @param idempotencyKey 1 to 255 printable characters, unique per API key (per person in the
 *     console); null for none
 * @param original the caller's own body, byte-true as JSON; hashed to tell a repeat from another
 *     request
 * @param seenPrice what the person saw on the button; a higher price refuses with {@code
 *     price_changed}. Null where no price was shown
 * @param dialect the drop-in dialect it came in; null for native and console
 * @param payload the caller's own payload, given back unchanged
 * @param priority 0 to 9, higher first, among the waiting jobs of the team; it takes nothing from
 *     other teams
 * @param id the new job's id, made by whoever had to know it before; null where it is to be drawn
 */
public record SubmitJob(
        TeamId team,
        String model,
        ObjectNode parameters,
        @Nullable String costCenter,
        List<String> labels,
        @Nullable String idempotencyKey,
        String original,
        @Nullable Credits seenPrice,
        @Nullable String dialect,
        @Nullable String payload,
        @Nullable String callbackUrl,
        @Nullable String webhookUrl,
        int priority,
        @Nullable JobId id) {
    /** The priority of jobs that ask for none. */
    public static final int USUAL_PRIORITY = 5;

    /** The priority that is sent before all others of the team; the last one is 0. */
    public static final int HIGHEST_PRIORITY = 9;

    public SubmitJob {
        labels = List.copyOf(labels);
        if (priority < 0 || priority > HIGHEST_PRIORITY) {
            throw new IllegalArgumentException("priority must be 0 to 9, not " + priority);
        }
    }

    /** A wish whose id is drawn. */
    public SubmitJob(
            TeamId team,
            String model,
            ObjectNode parameters,
            @Nullable String costCenter,
            List<String> labels,
            @Nullable String idempotencyKey,
            String original,
            @Nullable Credits seenPrice,
            @Nullable String dialect,
            @Nullable String payload,
            @Nullable String callbackUrl,
            @Nullable String webhookUrl,
            int priority) {
        this(
                team,
                model,
                parameters,
                costCenter,
                labels,
                idempotencyKey,
                original,
                seenPrice,
                dialect,
                payload,
                callbackUrl,
                webhookUrl,
                priority,
                null);
    }

    /** The same wish for a job of this id, which must be new. */
    public SubmitJob withId(JobId made) {
        return new SubmitJob(
                team,
                model,
                parameters,
                costCenter,
                labels,
                idempotencyKey,
                original,
                seenPrice,
                dialect,
                payload,
                callbackUrl,
                webhookUrl,
                priority,
                made);
    }

    /** The same wish under an idempotency key. */
    public SubmitJob withKey(String key) {
        return new SubmitJob(
                team,
                model,
                parameters,
                costCenter,
                labels,
                key,
                original,
                seenPrice,
                dialect,
                payload,
                callbackUrl,
                webhookUrl,
                priority,
                id);
    }

    /** A wish of usual priority. */
    public SubmitJob(
            TeamId team,
            String model,
            ObjectNode parameters,
            @Nullable String costCenter,
            List<String> labels,
            @Nullable String idempotencyKey,
            String original,
            @Nullable Credits seenPrice,
            @Nullable String dialect,
            @Nullable String payload,
            @Nullable String callbackUrl,
            @Nullable String webhookUrl) {
        this(
                team,
                model,
                parameters,
                costCenter,
                labels,
                idempotencyKey,
                original,
                seenPrice,
                dialect,
                payload,
                callbackUrl,
                webhookUrl,
                USUAL_PRIORITY);
    }
}
