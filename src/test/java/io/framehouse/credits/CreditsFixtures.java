package io.framehouse.credits;

import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Teams, jobs and shorthands for tests of the ledger. */
final class CreditsFixtures {
    static final Actor SYSTEM = Actor.system("test");

    private final JdbcClient jdbc;
    private final TeamTransactions transactions;
    private final Ledger ledger;
    private final Corrections corrections;
    private final Budgets budgets;
    private final LedgerProof proof;
    private final Clock clock;

    CreditsFixtures(
            JdbcClient jdbc,
            TeamTransactions transactions,
            Ledger ledger,
            Corrections corrections,
            Budgets budgets,
            LedgerProof proof,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.ledger = ledger;
        this.corrections = corrections;
        this.budgets = budgets;
        this.proof = proof;
        this.clock = clock;
    }

    TeamId team() {
        return team("Europe/Helsinki");
    }

    TeamId team(String zone) {
        TeamId team = TeamId.random();
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                insert into team (id, slug, name, time_zone)
                                values (:id, :slug, 'Studio Nord', :zone)
                                """)
                        .param("id", team.value())
                        .param("slug", "t" + team.toString().replace("-", ""))
                        .param("zone", zone)
                        .update());
        return team;
    }

    TeamId teamWith(long credits) {
        TeamId team = team();
        grant(team, credits);
        return team;
    }

    void moveTo(TeamId team, String zone) {
        transactions.runInTeam(
                team,
                () ->
                        jdbc.sql("update team set time_zone = :zone where id = :id")
                                .param("zone", zone)
                                .param("id", team.value())
                                .update());
    }

    UUID grant(TeamId team, long credits) {
        return asSystem(
                () -> ledger.grant(team, Ids.next(), Credits.of(credits), "monthly quota", null));
    }

    JobId hold(TeamId team, long credits) {
        return hold(team, credits, null, null);
    }

    JobId hold(TeamId team, long credits, @Nullable UserId member, @Nullable KeyId key) {
        JobId job = JobId.random();
        hold(new HoldRequest(team, job, Credits.of(credits), member, key, clock.instant()));
        return job;
    }

    void hold(HoldRequest request) {
        transactions.runInTeam(request.team(), () -> ledger.hold(request));
    }

    Resolution settle(TeamId team, JobId job, long credits) {
        return transactions.inTeam(team, () -> ledger.settle(team, job, Credits.of(credits)));
    }

    Resolution release(TeamId team, JobId job) {
        return transactions.inTeam(team, () -> ledger.release(team, job, "cancelled"));
    }

    UUID refund(TeamId team, JobId job, long credits) {
        return asSystem(() ->
                corrections.refund(team, Ids.next(), job, Credits.of(credits), "broken video"));
    }

    UUID adjust(TeamId team, @Nullable JobId job, long credits) {
        return asSystem(() ->
                corrections.adjust(team, Ids.next(), job, Credits.of(credits), "bill differs"));
    }

    /** A person who can be named in rows; has no role until an actor says so. */
    UserId person() {
        UserId person = new UserId(Ids.next());
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                insert into app_user (id, email, display_name, password_hash)
                                values (:id, :email, 'Aino K.', 'none')
                                """)
                        .param("id", person.value())
                        .param("email", person + "@nord.example")
                        .update());
        return person;
    }

    Balance balance(TeamId team) {
        return asSystem(() -> budgets.balance(team));
    }

    List<BudgetStatus> replace(TeamId team, BudgetData... wanted) {
        return asSystem(() -> budgets.replace(team, List.of(wanted)));
    }

    List<BudgetStatus> list(TeamId team) {
        return asSystem(() -> budgets.list(team));
    }

    static BudgetData budget(Scope scope, @Nullable UUID subject, Period period, long limit) {
        return new BudgetData(
                scope, subject, period, Credits.of(limit), true, List.of(50, 80, 100));
    }

    List<LedgerProof.Finding> findings() {
        return asSystem(proof::check).stream().filter(finding -> finding.count() > 0).toList();
    }

    static <T> T asSystem(Supplier<T> work) {
        return CurrentActor.as(SYSTEM, work);
    }
}
