package io.framehouse.teams.internal;

import io.framehouse.shared.CostCenters;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.teams.TeamData;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a team's settings must be. */
final class TeamRules {
    private static final int MAX_TEXT = 120;

    private TeamRules() {}

    /**
     * Gives the settings without outer blanks.
     *
     * @throws DomainException INVALID_REQUEST naming each broken field
     */
    static TeamData checked(TeamData data) {
        String name = data.name().strip();
        String costCenter = CostCenters.tidy(data.costCenter());
        List<FieldError> errors = new ArrayList<>();
        checkName(name, errors);
        checkZone(data.zone(), errors);
        errors.addAll(CostCenters.problems(costCenter));
        checkMaxRunningJobs(data.maxRunningJobs(), errors);
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
        return new TeamData(
                name, data.zone(), costCenter, data.maxRunningJobs(), data.ratePerMinute());
    }

    private static void checkName(String name, List<FieldError> errors) {
        if (name.isEmpty() || name.length() > MAX_TEXT) {
            errors.add(
                    new FieldError(
                            "name",
                            "length",
                            "The name has "
                                    + name.length()
                                    + " characters; give it 1 to "
                                    + MAX_TEXT
                                    + "."));
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            errors.add(
                    new FieldError(
                            "name",
                            "characters",
                            "The name has control characters, such as a line break. Remove them."));
        }
    }

    private static void checkZone(ZoneId zone, List<FieldError> errors) {
        if (!ZoneId.getAvailableZoneIds().contains(zone.getId())) {
            errors.add(
                    new FieldError(
                            "time_zone",
                            "unknown",
                            "'"
                                    + zone.getId()
                                    + "' is no time zone region. Give one such as Europe/Helsinki"
                                    + " or UTC."));
        }
    }

    private static void checkMaxRunningJobs(@Nullable Integer jobs, List<FieldError> errors) {
        if (jobs != null && jobs < 1) {
            errors.add(
                    new FieldError(
                            "max_running_jobs",
                            "out_of_range",
                            "max_running_jobs is "
                                    + jobs
                                    + "; it must be 1 or more. Leave it out for no limit, or"
                                    + " suspend the team to stop it."));
        }
    }
}
