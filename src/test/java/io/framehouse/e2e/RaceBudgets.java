package io.framehouse.e2e;

import io.framehouse.e2e.Homestead.TeamKey;
import io.framehouse.jobs.HouseFixtures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Forty hard budgets of four teams: one of each team and one of each of its nine keys. Half of them
 * run dry: those of four or five keys a team, and of two teams as a whole. Of one team the balance
 * runs dry as well. Every limit has a rest that pays for no job.
 */
final class RaceBudgets {
    static final int BUDGETS = 40;
    static final int DRY = 20;
    private static final String RICH = "100000000";
    private static final int KEYS_A_TEAM = 9;
    private static final int DRY_KEY_JOBS = 3;
    private static final int DRY_TEAM_JOBS = 60;
    private static final List<String> WINDOWS = List.of("day", "week", "month", "total");
    private static final String MODEL = "viduq3-pro";

    private final Homestead home;
    private final ProcessHouse house;
    private final List<Caller> callers = new ArrayList<>();

    /** The credits that one job of the race holds. */
    final BigDecimal price;

    /** Somebody with a key, and what they send. */
    record Caller(TeamKey key, ObjectNode wish) {}

    RaceBudgets(Homestead home, ProcessHouse house) {
        this.home = home;
        this.house = house;
        TeamKey first = home.team(house, RICH);
        JsonNode quote = home.client(house, first).post("/api/v1/quotes", wish(first));
        price = new BigDecimal(quote.path("total").asString());
        open(0, first);
        open(1, home.team(house, most(DRY_TEAM_JOBS)));
        open(2, home.team(house, RICH));
        open(3, home.team(house, RICH));
    }

    /** The body of a team's submits, with a picture that the team uploaded. */
    private ObjectNode wish(TeamKey team) {
        ObjectNode parameters = HouseFixtures.parameters(MODEL, "The robot waves");
        byte[] picture = HouseFixtures.pictureBytes(320, 180);
        String url = home.client(house, team).upload(picture).path("url").asString();
        parameters.put("resolution", "540p").putArray("images").add(url);
        ObjectNode wish = HouseClient.object().put("model", MODEL);
        wish.set("parameters", parameters);
        return wish;
    }

    /** Who makes a submit: all in turn, so that everybody is under way at the same time. */
    Caller caller(int submit) {
        return callers.get(submit % callers.size());
    }

    private void open(int number, TeamKey owner) {
        boolean dryTeam = number >= 2;
        String team = owner.team();
        ObjectNode wish = wish(owner);
        ArrayNode budgets = HouseClient.JSON.createArrayNode();
        String whole = dryTeam ? most(DRY_TEAM_JOBS) : "90000000";
        budgets.add(budget("team", null, "month", whole));
        int dryKeys = dryTeam ? 4 : 5;
        for (int i = 0; i < KEYS_A_TEAM; i++) {
            JsonNode key = home.key(house, team);
            callers.add(new Caller(new TeamKey(team, key.path("key").asString()), wish));
            String limit = i < dryKeys ? most(DRY_KEY_JOBS) : "80000000";
            String window = WINDOWS.get((number + i) % WINDOWS.size());
            budgets.add(budget("key", key.path("id").asString(), window, limit));
        }
        Homestead.admin(house).put("/api/v1/admin/teams/" + team + "/budgets", budgets);
    }

    /** Credits for so many jobs, and a rest. */
    private String most(int jobs) {
        BigDecimal rest = price.divide(BigDecimal.TWO);
        return price.multiply(BigDecimal.valueOf(jobs)).add(rest).toPlainString();
    }

    private static ObjectNode budget(
            String scope, @Nullable String subject, String window, String limit) {
        ObjectNode budget = HouseClient.object().put("scope", scope).put("window", window);
        if (subject != null) {
            budget.put("subject_id", subject);
        }
        return budget.put("limit", limit).put("hard", true);
    }
}
