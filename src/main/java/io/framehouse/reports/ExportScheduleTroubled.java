package io.framehouse.reports;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Event: something came between a schedule and its export.
 *
 * @param team null for all teams
 * @param owner null where a key owns it
 * @param what the schedule in words, such as {@code weekly CSV}
 * @param reason sentences for people
 * @param once tells the same trouble apart from others
 */
public record ExportScheduleTroubled(
        @Nullable TeamId team,
        UUID schedule,
        @Nullable UserId owner,
        String what,
        Trouble trouble,
        String reason,
        String once) {
    /** What happened. */
    public enum Trouble {
        /** The schedule stopped, because its owner lost the right. */
        STOPPED,
        /** A period has no export. */
        LEFT_OUT,
        /** A file does not come into its bucket. */
        NOT_PUT
    }
}
