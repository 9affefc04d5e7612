package io.framehouse.reports.ui;

import io.framehouse.reports.UsageReport.UsageRow;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a report is grouped by; the name in the address is the one of the API. */
enum UsageGroup {
    /** One row a day. */
    DAY("day", "Day", false),
    /** One row a week, from Monday. */
    WEEK("week", "Week", false),
    /** One row a month. */
    MONTH("month", "Month", false),
    /** One row a model. */
    MODEL("model", "Model", false),
    /** One row a person who submitted. */
    MEMBER("member", "Member", false),
    /** One row an API key. */
    KEY("key", "Key", false),
    /** One row a cost centre. */
    COST_CENTER("cost_center", "Cost centre", false),
    /** One row a label; a job counts under each of its labels. */
    LABEL("label", "Label", false),
    /** One row a resolution. */
    RESOLUTION("resolution", "Resolution", false),
    /** Off-peak jobs and the others. */
    OFF_PEAK("off_peak", "Off-peak", false),
    /** One row a team; over all teams only. */
    TEAM("team", "Team", true),
    /** One row a provider account; over all teams only. */
    PROVIDER("provider", "Provider account", true);

    private final String word;
    private final String label;
    private final boolean allTeamsOnly;

    UsageGroup(String word, String label, boolean allTeamsOnly) {
        this.word = word;
        this.label = label;
        this.allTeamsOnly = allTeamsOnly;
    }

    String word() {
        return word;
    }

    String label() {
        return label;
    }

    /** Whether rows are parts of the period. */
    boolean isTime() {
        return this == DAY || this == WEEK || this == MONTH;
    }

    /** What a row is called: names as they are, times in words. */
    String name(UsageRow row) {
        String name = row.group().get(word);
        if (name == null || name.isBlank()) {
            return "\u2013";
        }
        return switch (this) {
            case DAY -> UsageDays.longDay(LocalDate.parse(name));
            case WEEK -> "Week of " + UsageDays.day(LocalDate.parse(name));
            case MONTH -> UsageDays.month(YearMonth.parse(name));
            case OFF_PEAK -> offPeak(name);
            default -> name;
        };
    }

    static String offPeak(String value) {
        return Boolean.parseBoolean(value) ? "Off-peak" : "Standard";
    }

    /** What a filter takes for the row; null for the row of what has none. */
    @Nullable String id(UsageRow row) {
        return row.ids().get(word);
    }

    static List<UsageGroup> choices(boolean allTeams) {
        return Arrays.stream(values()).filter(group -> allTeams || !group.allTeamsOnly).toList();
    }

    /** The group of an address: by team over all teams, else by model, where not understood. */
    static UsageGroup parse(String word, boolean allTeams) {
        return choices(allTeams).stream()
                .filter(group -> group.word.equals(word))
                .findFirst()
                .orElse(allTeams ? TEAM : MODEL);
    }
}
