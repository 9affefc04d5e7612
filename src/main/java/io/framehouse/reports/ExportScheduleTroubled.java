package io.framehouse.reports;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Event: a schedule stopped because its owner lost the right, or a period of it has no export.
 *
 * @param team null for all teams
 * @param owner null where a key owns it
 * @param what the schedule in words, such as {@code weekly CSV}
 * @param reason a sentence for people
 * @param once tells the same trouble apart from others
 */
public record ExportScheduleTroubled(
        @Nullable TeamId team,
        UUID schedule,
        @Nullable UserId owner,
        String what,
        boolean stopped,
        String reason,
        String once) {}
