package io.framehouse.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.TestDatabases;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.People;
import io.framehouse.credits.Ledger;
import io.framehouse.reports.Proof.Invariant;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.teams.Teams;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** The proof as its page runs and reads it. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {"framehouse.demo=false", "test.database=own"})
@PostgresTest
@RecordApplicationEvents
class ProofIT {
    private static final Actor ADMIN = AccessFixtures.platformAdmin();

    @Autowired Proof proof;
    @Autowired Teams teams;
    @Autowired People people;
    @Autowired Ledger ledger;
    @Autowired MeterRegistry metrics;
    @Autowired ApplicationEvents published;

    @Value("${spring.datasource.url}")
    String url;

    @Test
    void aDifferenceIsFoundNamedAndGoneAfterItsRepair() throws SQLException {
        TeamId team = AccessFixtures.team(teams, "Nord");
        CurrentActor.as(ADMIN, () -> ledger.grant(team, Ids.next(), Credits.of(100), "test", null));
        Proof.Run clean = CurrentActor.as(ADMIN, proof::run);
        assertThat(clean.ok()).isTrue();
        assertThat(clean.invariants())
                .hasSizeGreaterThan(5)
                .allSatisfy(one -> assertThat(one.count()).isZero());

        run("update credit_balance set granted_micros = granted_micros + 1", team);
        Proof.Run broken = CurrentActor.as(ADMIN, proof::run);
        assertThat(broken.ok()).isFalse();
        assertThat(broken.invariants().stream().filter(one -> one.count() > 0))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.code()).isEqualTo("balance_equals_entries");
                    assertThat(one.count()).isEqualTo(1);
                    assertThat(one.items()).containsExactly(team.toString());
                    assertThat(one.title()).isNotBlank();
                });
        Proof.Run kept = CurrentActor.as(ADMIN, proof::last).orElseThrow();
        assertThat(kept.ok()).isFalse();
        assertThat(kept.invariants()).isEqualTo(broken.invariants());

        run("update credit_balance set granted_micros = granted_micros - 1", team);
        assertThat(CurrentActor.as(ADMIN, proof::run).invariants())
                .extracting(Invariant::count)
                .containsOnly(0L);
        assertThat(CurrentActor.as(ADMIN, proof::last).orElseThrow().ok()).isTrue();
    }

    @Test
    void runsAreKeptListedAndFoundOldOnesToo() throws SQLException {
        run(
                """
                insert into proof_run (id, as_of, ok, result, run_by) values (
                    '01900000-0000-7000-8000-000000000001', '2026-01-01T03:10:00Z', false,
                    '[{"code":"a","title":"A","count":2,"items":["x","y"]}]', 'nightly proof')
                """);
        Proof.Run first = CurrentActor.as(ADMIN, proof::run);
        Proof.Run second = CurrentActor.as(ADMIN, proof::run);
        assertThat(CurrentActor.as(ADMIN, () -> proof.find(first.id()))).contains(first);
        Page<Proof.Run> page = CurrentActor.as(ADMIN, () -> proof.runs(new PageRequest(1, null)));
        assertThat(page.items()).containsExactly(second);
        Page<Proof.Run> next =
                CurrentActor.as(ADMIN, () -> proof.runs(new PageRequest(1, page.nextCursor())));
        assertThat(next.items()).containsExactly(first);
        Page<Proof.Run> all = CurrentActor.as(ADMIN, () -> proof.runs(PageRequest.first()));
        assertThat(all.items().getLast())
                .satisfies(old -> {
                    assertThat(old.invariants())
                            .containsExactly(new Invariant("a", "A", 2, List.of("x", "y")));
                    assertThat(old.providers()).isEmpty();
                    assertThat(old.ok()).isFalse();
                });
    }

    @Test
    void aFailedRunIsPublishedAndCounted() throws SQLException {
        TeamId team = AccessFixtures.team(teams, "Ost");
        CurrentActor.as(ADMIN, () -> ledger.grant(team, Ids.next(), Credits.of(1), "test", null));
        CurrentActor.as(ADMIN, proof::run);
        assertThat(published.stream(ProofFailed.class)).isEmpty();
        assertThat(gauge("balance_equals_entries")).isZero();
        run("update credit_balance set granted_micros = granted_micros + 1", team);
        Proof.Run broken = CurrentActor.as(ADMIN, proof::run);
        assertThat(published.stream(ProofFailed.class))
                .containsExactly(new ProofFailed(broken.asOf(), 1));
        assertThat(gauge("balance_equals_entries")).isOne();
        assertThat(gauge("entries_sum_to_zero")).isZero();
        assertThat(metrics.get("framehouse.proof.offenders").gauge().value()).isOne();
        assertThat(metrics.get("framehouse.proof.age.seconds").gauge().value())
                .isBetween(0.0, 60.0);
        assertThat(broken.invariants())
                .filteredOn(one -> one.count() > 0)
                .flatExtracting(Invariant::offenders)
                .singleElement()
                .satisfies(offender -> {
                    assertThat(offender.kind()).isEqualTo("team");
                    assertThat(offender.teamName()).isEqualTo("Ost");
                });
        ByteArrayOutputStream evidence = new ByteArrayOutputStream();
        CurrentActor.runAs(ADMIN, () -> proof.writeEvidence(broken.id(), evidence));
        assertThat(evidence.toString(StandardCharsets.UTF_8).lines())
                .hasSize(1 + broken.invariants().size())
                .anyMatch(line ->
                        line.contains("balance_equals_entries,")
                                && line.contains(",difference,1," + team + ",team,Ost,"));
        run("update credit_balance set granted_micros = granted_micros - 1", team);
    }

    private double gauge(String code) {
        return metrics.get("framehouse.proof.check.offenders").tag("code", code).gauge().value();
    }

    @Test
    void aSecondProofWaitsForItsTurn() throws Exception {
        run(
                "update proof_turn set holder = gen_random_uuid(), taken_by = 'another node',"
                        + " taken_at = now(), ends_at = now() + interval '1 minute'");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Proof.Run> second = threads.submit(() -> CurrentActor.as(ADMIN, proof::run));
            assertThat(CurrentActor.as(ADMIN, proof::running))
                    .hasValueSatisfying(
                            turn -> assertThat(turn.takenBy()).isEqualTo("another node"));
            assertThatThrownBy(() -> second.get(1, TimeUnit.SECONDS))
                    .isInstanceOf(TimeoutException.class);
            run("update proof_turn set ends_at = now()");
            assertThat(second.get(20, TimeUnit.SECONDS).invariants()).isNotEmpty();
        }
        assertThat(CurrentActor.as(ADMIN, proof::running)).isEmpty();
    }

    @Test
    void aTeamOwnerNeitherRunsNorReadsIt() {
        TeamId team = AccessFixtures.team(teams, "Syd");
        Actor owner = AccessFixtures.member(teams, people, team, TeamRole.OWNER);
        assertThatThrownBy(() -> CurrentActor.as(owner, proof::run)).satisfies(ProofIT::forbidden);
        assertThatThrownBy(() -> CurrentActor.as(owner, proof::last)).satisfies(ProofIT::forbidden);
    }

    private static void forbidden(Throwable refusal) {
        assertThat(refusal)
                .isInstanceOf(DomainException.class)
                .extracting("code")
                .isEqualTo(CommonError.FORBIDDEN);
    }

    private void run(String update, TeamId team) throws SQLException {
        run(update + " where team_id = '" + team + "'");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = TestDatabases.superuser(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
