package io.framehouse.walls;

import io.framehouse.access.AccessFixtures;
import io.framehouse.access.ApiKeys;
import io.framehouse.access.KeyData;
import io.framehouse.access.People;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.ModelRequests;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetRequests;
import io.framehouse.credits.Budgets;
import io.framehouse.credits.Ledger;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.Jobs;
import io.framehouse.notices.WebhookData;
import io.framehouse.notices.Webhooks;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.Teams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A team with something of every kind. */
final class Neighbours {
    /** Rows that change by themselves, when a loop of the application comes by. */
    private static final Set<String> RESTLESS =
            Set.of(
                    "audit_seal",
                    "job",
                    "usage_pending",
                    "usage_rollup",
                    "usage_rollup_day",
                    "usage_rollup_monthly",
                    "usage_rollup_state",
                    "webhook_attempt",
                    "webhook_endpoint",
                    "webhook_message",
                    "asset");

    private final ApplicationContext context;
    private final TeamTransactions transactions;
    private final JdbcClient jdbc;
    private final TeamId team;

    Neighbours(ApplicationContext context) {
        this.context = context;
        transactions = of(TeamTransactions.class);
        jdbc = of(JdbcClient.class);
        HouseFixtures house =
                new HouseFixtures(
                        of(Teams.class), of(Ledger.class), of(Allowlist.class), of(Jobs.class));
        team = house.team(Credits.of(1_000));
        Job job = house.submit(team, HouseFixtures.MODELS.getFirst(), "a fox");
        CurrentActor.runAs(HouseFixtures.SYSTEM, this::makeSettings);
        Actor member =
                AccessFixtures.member(of(Teams.class), of(People.class), team, TeamRole.MEMBER);
        CurrentActor.runAs(member, this::makeRequests);
        transactions.runInTeam(team, () -> makeAsset(job));
    }

    private <T> T of(Class<T> type) {
        return context.getBean(type);
    }

    private void makeSettings() {
        of(ApiKeys.class).create(team, new KeyData("ci", null, Set.of(KeyScope.JOBS_READ), null));
        of(Budgets.class)
                .replace(
                        team,
                        List.of(
                                new BudgetData(
                                        BudgetData.Scope.TEAM,
                                        null,
                                        BudgetData.Period.MONTH,
                                        Credits.of(500),
                                        true,
                                        List.of(80))));
        Webhooks webhooks = of(Webhooks.class);
        UUID endpoint =
                webhooks.create(team, new WebhookData("https://8.8.8.8/hook", "", Set.of()))
                        .endpoint()
                        .id();
        webhooks.test(team, endpoint);
        of(Allowlist.class)
                .replace(team, null, List.of(AllowedModel.of(HouseFixtures.MODELS.getFirst())));
    }

    private void makeRequests() {
        of(ModelRequests.class).ask(team, "viduq3-pro", "For the autumn film");
        Instant until = Instant.now().plus(Duration.ofDays(3));
        of(BudgetRequests.class)
                .ask(
                        team,
                        new BudgetRequests.Wish(
                                null, Credits.of(10), until, "For the autumn film", null, null));
    }

    private void makeAsset(Job job) {
        jdbc.sql(
                        """
                        insert into asset (team_id, id, job_id, kind, state, created_at)
                        values (:team, uuidv7(), :job, 'video', 'failed', now())
                        """)
                .param("team", team.value())
                .param("job", job.id().value())
                .update();
    }

    /** One id of each table of teams that has an id and a row of this team. */
    Map<String, UUID> things() {
        Map<String, UUID> things = new TreeMap<>();
        tables("a.attname = 'id' and a.atttypid = 'uuid'::regtype")
                .forEach(table -> first(table).ifPresent(id -> things.put(table, id)));
        return things;
    }

    private Optional<UUID> first(String table) {
        return transactions.inTeam(
                team,
                () ->
                        jdbc.sql("select id from " + table + " order by id limit 1")
                                .query(UUID.class)
                                .optional());
    }

    /** All rows of the team by table, in so far as they lie still. */
    Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        tables("a.attname = 'team_id'").stream()
                .filter(table -> !RESTLESS.contains(table))
                .forEach(table -> rows.put(table, text(table)));
        return rows;
    }

    private String text(String table) {
        return transactions.inTeam(
                team,
                () ->
                        jdbc.sql(
                                        "select coalesce(string_agg(r::text, '\n' order by r::text), '')"
                                                + " from "
                                                + table
                                                + " r")
                                .query(String.class)
                                .single());
    }

    private List<String> tables(String column) {
        return transactions.inTeam(
                team,
                () ->
                        jdbc.sql(
                                        """
                                        select c.relname from pg_class c
                                        where c.relnamespace = 'public'::regnamespace
                                          and c.relkind in ('r', 'p') and not c.relispartition
                                          and exists (select from pg_attribute a
                                              where a.attrelid = c.oid and not a.attisdropped and %s)
                                          and exists (select from pg_attribute t
                                              where t.attrelid = c.oid and t.attname = 'team_id')
                                          and has_table_privilege(c.oid, 'SELECT')
                                        """
                                                .formatted(column))
                                .query(String.class)
                                .list());
    }
}
