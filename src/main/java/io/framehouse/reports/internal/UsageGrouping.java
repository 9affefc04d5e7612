package io.framehouse.reports.internal;

import io.framehouse.shared.DomainException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What usage can be grouped by, and the SQL that says so. */
final class UsageGrouping {
    private static final Map<String, String> OF_TEAM =
            Map.of(
                    "model", "u.model",
                    "member", "coalesce(u.member_name, '–')",
                    "key", "coalesce(u.key_name, '–')",
                    "cost_center", "coalesce(u.cost_center, '–')",
                    "day", "to_char(u.settled_at at time zone cast(:zone as text), 'YYYY-MM-DD')");
    private static final Map<String, String> OF_PLATFORM =
            Map.of("team", "u.team_name", "provider", "coalesce(p.name, '–')");

    private UsageGrouping() {}

    /**
     * The columns of a grouping, in the order asked.
     *
     * @throws DomainException INVALID_REQUEST naming what there is
     */
    static Map<String, String> columns(List<String> groupBy, boolean allTeams) {
        Map<String, String> known = new LinkedHashMap<>(OF_TEAM);
        if (allTeams) {
            known.putAll(OF_PLATFORM);
        }
        Map<String, String> columns = new LinkedHashMap<>();
        for (String name : groupBy) {
            String column = known.get(name);
            if (column == null) {
                throw DomainException.invalid(
                        "group_by",
                        "unknown_group",
                        "group_by '"
                                + name
                                + "' is not known; use any of "
                                + String.join(", ", new TreeSet<>(known.keySet()))
                                + ".");
            }
            columns.put(name, column);
        }
        return columns;
    }
}
