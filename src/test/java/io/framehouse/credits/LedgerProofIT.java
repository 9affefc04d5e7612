package io.framehouse.credits;

import static io.framehouse.credits.CreditsFixtures.budget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.PostgresTest;
import io.framehouse.TestDatabases;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/** Breaks the books behind the ledger's back, one way at a time: the proof must tell which. */
@SpringBootTest(
        classes = CreditsContext.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "test.database=own")
@PostgresTest
class LedgerProofIT {
    @Autowired CreditsFixtures fixtures;
    @Autowired LedgerProof proof;
    @Autowired PlanRecorder plans;

    @Value("${spring.datasource.url}")
    String url;

    private TeamId team;
    private JobId settled;
    private JobId open;

    /** A team with a settled and a running job, all of it in order. */
    @BeforeEach
    void keepBooks() throws SQLException {
        team = fixtures.teamWith(100);
        fixtures.replace(team, budget(Scope.TEAM, null, Period.TOTAL, 100));
        settled = fixtures.hold(team, 60);
        var transfer = fixtures.settle(team, settled, 45).transferId();
        fixtures.refund(team, settled, 5);
        open = fixtures.hold(team, 20);
        run(job("{settled}", "'succeeded', 45000000, now()"));
        run(job("{open}", "'running', null, null"));
        run(
                """
                insert into usage_record (team_id, job_id, transfer_id, model, quote_micros,
                    settled_micros, price_version, off_peak, submitted_at, settled_at, book_month)
                values ('{team}', '{settled}', '%s', 'viduq3', 60000000, 45000000, 1, false, now(),
                    now(), date_trunc('month', now())::date)
                """
                        .formatted(transfer));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    entries_sum_to_zero,balance_equals_entries,entries_match_transfer | update credit_entry set amount_micros = amount_micros + 1 where transfer_id = '{open}' and account = 'held' | update credit_entry set amount_micros = amount_micros - 1 where transfer_id = '{open}' and account = 'held'
                    balance_equals_entries | update credit_balance set granted_micros = granted_micros + 1 where team_id = '{team}' | update credit_balance set granted_micros = granted_micros - 1 where team_id = '{team}'
                    final_job_resolved_once,open_hold_of_final_job | update job set state = 'failed', finished_at = now() where id = '{open}' | update job set state = 'running', finished_at = null where id = '{open}'
                    job_without_hold | update credit_hold set job_id = '{team}' where id = '{open}' | update credit_hold set job_id = '{open}' where id = '{open}'
                    held_equals_open_holds,window_held_equals_open_holds,entries_match_transfer | update credit_hold set amount_micros = amount_micros + 1 where id = '{open}' | update credit_hold set amount_micros = amount_micros - 1 where id = '{open}'
                    window_held_equals_open_holds | update budget_window set held_micros = held_micros + 1 where team_id = '{team}' | update budget_window set held_micros = held_micros - 1 where team_id = '{team}'
                    balance_equals_entries,entries_match_transfer,available_not_negative | update credit_entry set amount_micros = amount_micros - sign(amount_micros) * 90000000 where team_id = '{team}' and amount_micros in (100000000, -100000000) | update credit_entry set amount_micros = sign(amount_micros) * 100000000 where team_id = '{team}' and amount_micros in (10000000, -10000000)
                    window_spent_equals_jobs | update budget_window set spent_micros = spent_micros + 1 where team_id = '{team}' | update budget_window set spent_micros = spent_micros - 1 where team_id = '{team}'
                    window_spent_equals_jobs | delete from credit_hold_window where hold_id = '{settled}' | insert into credit_hold_window select team_id, '{settled}', id from budget_window where team_id = '{team}'
                    refunds_within_cost | update credit_transfer set job_id = '{open}' where team_id = '{team}' and kind = 'refund' | update credit_transfer set job_id = '{settled}' where team_id = '{team}' and kind = 'refund'
                    entries_match_transfer | update credit_transfer set amount_micros = amount_micros + 1 where team_id = '{team}' and kind = 'grant' | update credit_transfer set amount_micros = amount_micros - 1 where team_id = '{team}' and kind = 'grant'
                    entries_match_transfer | update credit_transfer set kind = 'grant' where team_id = '{team}' and kind = 'hold' and job_id = '{open}' | update credit_transfer set kind = 'hold' where team_id = '{team}' and job_id = '{open}'
                    overdrawn_equals_sign | update credit_balance set overdrawn = true where team_id = '{team}' | update credit_balance set overdrawn = false where team_id = '{team}'
                    usage_equals_settled | update usage_record set settled_micros = settled_micros + 1 where job_id = '{settled}' | update usage_record set settled_micros = settled_micros - 1 where job_id = '{settled}'
                    usage_equals_settled,usage_without_job | update job set state = 'failed', settled_micros = null where id = '{settled}' | update job set state = 'succeeded', settled_micros = 45000000 where id = '{settled}'
                    usage_equals_settled,usage_without_job,settled_job_without_usage | update usage_record set job_id = '{team}' where job_id = '{settled}' | update usage_record set job_id = '{settled}' where job_id = '{team}'
                    """)
    void whatIsBrokenIsNamed(String codes, String damage, String repair) throws SQLException {
        assertThat(fixtures.findings()).isEmpty();
        run(damage);
        assertThat(fixtures.findings())
                .allSatisfy(finding -> {
                    assertThat(finding.count()).isEqualTo(1);
                    assertThat(finding.items()).hasSize(1);
                })
                .extracting(LedgerProof.Finding::code)
                .containsExactly(codes.split(","));
        run(repair);
        assertThat(fixtures.findings()).isEmpty();
    }

    @Test
    void moreThanAHundredOffendersAreCountedButNotListed() throws SQLException {
        for (int number = 0; number < 103; number++) {
            run(job(Ids.next().toString(), "'running', null, null"));
        }
        assertThat(fixtures.findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("job_without_hold");
                    assertThat(finding.count()).isEqualTo(103);
                    assertThat(finding.items()).hasSize(100);
                });
        run("delete from job where id not in (select job_id from credit_hold)");
    }

    /** As after a first day of many jobs, or where nobody counted the rows since. */
    @Test
    void noCheckComparesEachRowWithEachThoughThePlannerTakesEachTableForOneRow()
            throws SQLException {
        run(
                """
                do $$ begin perform pg_restore_relation_stats('schemaname', 'public', 'relname',
                    relname::text, 'relpages', 1000000, 'reltuples', 1::real)
                from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace;
                end $$
                """);
        List<String> made = plans.during(fixtures::findings);
        // The check of closed months goes through them one by one, and has the lines by month.
        List<String> whole =
                made.stream().filter(plan -> !plan.contains("book_fingerprint")).toList();
        assertThat(whole).filteredOn(plan -> plan.contains("Hash")).hasSizeGreaterThan(11);
        assertThat(whole).noneMatch(plan -> plan.contains("Nested Loop"));
        assertThat(whole).noneMatch(plan -> plan.contains("Merge"));
        run("analyze");
    }

    @Test
    void aTeamOwnerCannotRunTheProof() {
        Actor owner =
                Actor.person(
                        new UserId(Ids.next()), "Aino K.", Set.of(), Map.of(team, TeamRole.OWNER));
        assertThatThrownBy(() -> CurrentActor.<List<LedgerProof.Finding>>as(owner, proof::check))
                .isInstanceOf(DomainException.class)
                .extracting("code")
                .isEqualTo(CommonError.FORBIDDEN);
    }

    private static String job(String id, String stateSettledFinished) {
        return """
        insert into job (team_id, id, model, parameters, submitter, quote_micros, quote_lines,
            price_version, settlement, created_at, updated_at, state, settled_micros, finished_at)
        values ('{team}', '%s', 'viduq3', '{}', 'Aino K.', 60000000, '[]', 1, 'quoted', now(),
            now(), %s)
        """
                .formatted(id, stateSettledFinished);
    }

    /** As superuser and without foreign keys, which no way through the application could. */
    private void run(String sql) throws SQLException {
        try (Connection connection = TestDatabases.superuser(url);
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(
                    sql.replace("{team}", team.toString())
                            .replace("{settled}", settled.toString())
                            .replace("{open}", open.toString()));
        }
    }
}
