package io.framehouse.teams;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What an admin edits of a team.
 *
 * @param name 1 to 120 characters
 * @param zone where the team's budget windows begin
 * @param maxRunningJobs how many jobs may be at providers at once; null means no limit
 */
public record TeamData(
        String name, ZoneId zone, @Nullable String costCenter, @Nullable Integer maxRunningJobs) {}
