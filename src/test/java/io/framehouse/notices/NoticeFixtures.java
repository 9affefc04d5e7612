package io.framehouse.notices;

import static org.awaitility.Awaitility.await;

import io.framehouse.access.AccessFixtures;
import io.framehouse.access.People;
import io.framehouse.credits.BudgetAlert;
import io.framehouse.credits.BudgetData;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Teams whose people are told things, and the events that they are told of. */
public class NoticeFixtures {
    private static final Actor SYSTEM = Actor.system("test");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Teams teams;
    private final People people;
    private final TeamTransactions transactions;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;

    public NoticeFixtures(
            Teams teams,
            People people,
            TeamTransactions transactions,
            ApplicationEventPublisher events,
            JdbcClient jdbc) {
        this.teams = teams;
        this.people = people;
        this.transactions = transactions;
        this.events = events;
        this.jdbc = jdbc;
    }

    /** A notice as it lies in the table. */
    public record Told(UserId user, @Nullable UUID team, String title, String body, String link) {}

    public TeamId team(String name) {
        TeamData data = new TeamData(name, ZoneId.of("Europe/Helsinki"), null, null);
        return CurrentActor.as(SYSTEM, () -> teams.create(data)).id();
    }

    public UserId person(String name, PlatformRole... roles) {
        String email = "p" + UUID.randomUUID() + "@example.com";
        return CurrentActor.as(
                SYSTEM, () -> people.create(email, name, AccessFixtures.PASSWORD, Set.of(roles)));
    }

    /** Whoever another class put there hears nothing more. */
    public void nobodyIsOnThePlatform() {
        transactions.runOnPlatform(() ->
                jdbc.sql("update app_user set platform_admin = false, platform_finance = false")
                        .update());
    }

    public UserId member(TeamId team, String name, TeamRole role) {
        UserId user = person(name);
        CurrentActor.as(SYSTEM, () -> teams.putMember(team, user, role));
        return user;
    }

    public void leave(TeamId team, UserId user) {
        CurrentActor.runAs(SYSTEM, () -> teams.removeMember(team, user));
    }

    public static Actor actor(UserId user, Map<TeamId, TeamRole> roles) {
        return Actor.person(user, "Aino K.", Set.of(), roles);
    }

    /** Publishes each with a commit of the team, and waits until everybody has heard it. */
    public void publish(TeamId team, Object... happened) {
        for (Object event : happened) {
            transactions.runInTeam(team, () -> events.publishEvent(event));
            awaitHeard();
        }
    }

    public void publishOnPlatform(Object happened) {
        transactions.runOnPlatform(() -> events.publishEvent(happened));
        awaitHeard();
    }

    private void awaitHeard() {
        await().atMost(PATIENCE)
                .until(() ->
                        jdbc.sql("select count(*) from event_publication")
                                        .query(Long.class)
                                        .single()
                                == 0);
    }

    /** All notices whose key begins so, over all teams. */
    public List<Told> told(String keyPrefix) {
        return transactions.onPlatform(() ->
                jdbc.sql(
                                """
                                select user_id, team_id, title, body, link from notice
                                where starts_with(dedupe_key, :prefix) order by id
                                """)
                        .param("prefix", keyPrefix)
                        .query((row, number) ->
                                new Told(
                                        new UserId(row.getObject("user_id", UUID.class)),
                                        row.getObject("team_id", UUID.class),
                                        row.getString("title"),
                                        row.getString("body"),
                                        row.getString("link")))
                        .list());
    }

    public static BudgetAlert alert(
            TeamId team, BudgetData.Scope scope, @Nullable UUID subject, int percent) {
        return new BudgetAlert(
                team,
                UUID.randomUUID(),
                scope,
                subject,
                BudgetData.Period.MONTH,
                true,
                percent,
                Credits.of(5_000),
                Credits.of(50L * percent),
                Instant.parse("2026-11-30T22:00:00Z"));
    }
}
