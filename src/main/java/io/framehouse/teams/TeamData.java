package io.framehouse.teams;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What an admin edits of a team.
 *
 * @param name 1 to 120 characters
 * @param zone where the team's budget windows begin
 * @param maxRunningJobs how many jobs may be at providers at once; null means no limit
 * @param ratePerMinute how many requests all keys of the team may make a minute together, 1 to
 *     1,000,000; null means no limit beside that of each key
 */
public record TeamData(
        String name,
        ZoneId zone,
        @Nullable String costCenter,
        @Nullable Integer maxRunningJobs,
        @Nullable Integer ratePerMinute) {
    /** A team without a limit of requests. */
    public TeamData(
            String name,
            ZoneId zone,
            @Nullable String costCenter,
            @Nullable Integer maxRunningJobs) {
        this(name, zone, costCenter, maxRunningJobs, null);
    }

    /** The same with another limit of requests. */
    public TeamData withRatePerMinute(@Nullable Integer rate) {
        return new TeamData(name, zone, costCenter, maxRunningJobs, rate);
    }
}
