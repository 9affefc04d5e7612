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
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.teams.Teams;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/** The proof as its page runs and reads it. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            "framehouse.password-strength=4",
            "framehouse.demo=false",
            "test.database=own"
        })
@PostgresTest
class ProofIT {
    private static final Actor ADMIN = AccessFixtures.platformAdmin();

    @Autowired Proof proof;
    @Autowired Teams teams;
    @Autowired People people;
    @Autowired Ledger ledger;

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
        try (Connection connection = TestDatabases.superuser(url);
                Statement statement = connection.createStatement()) {
            statement.execute(update + " where team_id = '" + team + "'");
        }
    }
}
