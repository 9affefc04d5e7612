package io.framehouse.reports.ui;

import java.util.Arrays;
import java.util.List;

/** What a report is grouped by; the name in the address is the one of the API. */
enum UsageGroup {
    /** One row a day. */
    DAY("day", "Day", false),
    /** One row a model. */
    MODEL("model", "Model", false),
    /** One row a person who submitted. */
    MEMBER("member", "Member", false),
    /** One row an API key. */
    KEY("key", "Key", false),
    /** One row a cost center. */
    COST_CENTER("cost_center", "Cost center", false),
    /** One row a team; over all teams only. */
    TEAM("team", "Team", true),
    /** One row a provider account; over all teams only. */
    PROVIDER("provider", "Provider", true);

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
