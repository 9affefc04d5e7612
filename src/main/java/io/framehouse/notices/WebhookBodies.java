package io.framehouse.notices;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Objects as the native API answers them, for bodies of messages; implemented by the gateway, so
 * that both are always the same. Runs as the system.
 */
public interface WebhookBodies {
    /** What {@code GET /api/v1/jobs/{id}} answers now. */
    JsonNode job(TeamId team, JobId job);

    /**
     * One of the job's {@code assets[]}.
     *
     * @param kind video, cover or watermarked
     */
    Optional<JsonNode> asset(TeamId team, JobId job, String kind);
}
