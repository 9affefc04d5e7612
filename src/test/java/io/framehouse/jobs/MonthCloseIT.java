package io.framehouse.jobs;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.framehouse.Framehouse;
import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.reports.BillMapping;
import io.framehouse.reports.Bills;
import io.framehouse.reports.ClosedMonth;
import io.framehouse.reports.MonthClose;
import io.framehouse.reports.MonthSheet;
import io.framehouse.reports.MonthSheet.Check;
import io.framehouse.reports.MonthSheet.Point;
import io.framehouse.reports.MonthSheet.State;
import io.framehouse.reports.MonthSheet.Verdict;
import io.framehouse.reports.Proof;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.Teams;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Closing months of a house in Auckland, whose days begin half a day before those of UTC. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            JobBench.QUIET,
            "framehouse.copies.enabled=false",
            "db-scheduler.enabled=false",
            "framehouse.time-zone=Pacific/Auckland"
        })
@PostgresTest
@Import({HouseFixtures.class, JobBench.class, JobBench.Time.class})
class MonthCloseIT {
    private static final ZoneId ZONE = ZoneId.of("Pacific/Auckland");
    private static final String NO_BILLS = "The bench sends no bills";
    private static final Actor FINANCE =
            Actor.person(
                    new UserId(Ids.next()), "Leena V.", Set.of(PlatformRole.FINANCE), Map.of());

    @Autowired HouseFixtures house;
    @Autowired JobBench bench;
    @Autowired MutableClock clock;
    @Autowired MonthClose months;
    @Autowired Proof proof;
    @Autowired Bills bills;
    @Autowired RecurringTask<Void> sealAuditTrail;
    @Autowired Teams teams;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;

    private YearMonth month;
    private TeamId team;

    /** The second of a month, all earlier months closed. */
    @BeforeEach
    void beginAMonth() {
        month = YearMonth.from(clock.instant().atZone(ZONE)).plusMonths(1);
        clock.set(begin(month).plus(Duration.ofHours(30)));
        for (YearMonth open = next(); open.isBefore(month); open = next()) {
            closeWithProof(open);
        }
        team = house.team(Credits.of(100_000));
    }

    private static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZONE).toInstant();
    }

    private YearMonth next() {
        return asFinance(months::next);
    }

    private MonthSheet sheet() {
        return asFinance(() -> months.month(month));
    }

    /** What was written long ago by this clock is sealed by now, as the task would have done. */
    private Proof.Run prove() {
        sealAuditTrail.executeRecurringly(
                new TaskInstance<>(sealAuditTrail.getName(), "recurring"),
                new ExecutionContext(null, null, null, null));
        return asFinance(proof::run);
    }

    private MonthSheet closeWithProof(YearMonth which) {
        prove();
        return asFinance(() -> months.close(which, "as seen"));
    }

    private static <T> T asFinance(Supplier<T> work) {
        return CurrentActor.as(FINANCE, work);
    }

    private Watch settled() {
        Watch watch = bench.queued(team, "a calm sea");
        bench.poll(watch, JobBench.SUCCESS);
        return watch;
    }

    private static Verdict verdict(MonthSheet sheet, Check check) {
        return point(sheet, check).verdict();
    }

    private static Point point(MonthSheet sheet, Check check) {
        return sheet.points().stream()
                .filter(point -> point.check() == check)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMonthIsRunningThenBlockedThenReadyThenClosedAndWhatComesLaterPointsBack() {
        Watch done = settled();
        Watch lost = bench.lost(team, "a foggy sea");
        MonthSheet running = sheet();
        assertThat(running.state()).isEqualTo(State.RUNNING);
        assertThat(running.zone()).isEqualTo(ZONE);
        assertThat(point(running, Check.MONTH_OVER).words())
                .contains("is still open. It can be closed from 1 ")
                .endsWith(", 00:00 Pacific/Auckland.");

        /* One microsecond before the end, by which it is still the day before in UTC. */
        Instant end = begin(month.plusMonths(1));
        clock.set(end.minusNanos(1_000));
        assertThat(sheet().state()).isEqualTo(State.RUNNING);
        Watch last = settled();
        prove();
        clock.set(end);
        settled();
        MonthSheet blocked = sheet();
        assertThat(blocked.state()).isEqualTo(State.BLOCKED);
        assertThat(blocked.totals().jobs()).isEqualTo(2);
        assertThat(point(blocked, Check.PROOF_PASSED).words())
                .contains("was made before the month was over. Run it again.");
        assertThat(verdict(blocked, Check.IN_FLIGHT)).isEqualTo(Verdict.CARRIED);
        assertThat(blocked.carried())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.job()).isEqualTo(lost.job());
                    assertThat(one.state()).isEqualTo("unknown");
                    assertThat(one.amount()).isEqualTo(blocked.carriedSum());
                });

        prove();
        assertThat(sheet().state()).isEqualTo(State.READY);
        MonthSheet closed = asFinance(() -> months.close(month, NO_BILLS));
        assertThat(closed.state()).isEqualTo(State.CLOSED);
        assertThat(closed.totals()).isEqualTo(blocked.totals());
        ClosedMonth kept = closed.closed();
        assertThat(kept.by()).isEqualTo("Leena V.");
        assertThat(kept.fingerprint()).matches("[0-9a-f]{64}");
        assertThat(closed.statements())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.number()).isEqualTo(month + "-0001");
                    assertThat(one.team()).isEqualTo(team);
                    assertThat(one.settled()).isEqualTo(kept.settled());
                });
        assertThat(texts("select notes ->> 'carried' from book_month order by month desc limit 1"))
                .singleElement()
                .asString()
                .contains(lost.job().toString(), "\"unknown\"");
        assertThat(texts("select object_id from audit_entry where action = 'month.closed'"))
                .contains(month.toString());

        /* The answer comes late, the clock of that node is behind, and finance corrects. */
        clock.set(end.minus(Duration.ofDays(3)));
        bench.resolve(lost, JobResolution.Outcome.SUCCEEDED);
        clock.set(end.plus(Duration.ofDays(3)));
        var corrected =
                asFinance(() ->
                        months.correct(
                                month, Ids.next(), last.job(), Credits.of(-2), "bill differs"));
        assertThat(corrected.bookMonth()).isEqualTo(month.plusMonths(1));
        assertThat(
                        texts(
                                """
                                select kind || ' ' || to_char(book_month, 'YYYY-MM') || ' '
                                    || coalesce(to_char(corrects_month, 'YYYY-MM'), '-')
                                from report_usage where job_id in ('%s', '%s', '%s')
                                order by book_month, kind
                                """
                                        .formatted(done.job(), last.job(), lost.job())))
                .containsExactly(
                        "settled " + month + " -",
                        "settled " + month + " -",
                        "adjust " + month.plusMonths(1) + " " + month,
                        "settled " + month.plusMonths(1) + " -");
        MonthSheet later = sheet();
        assertThat(later.totals()).isEqualTo(closed.totals());
        assertThat(later.closed().fingerprint()).isEqualTo(kept.fingerprint());
        assertThat(later.closed().correctedLater()).isEqualTo(1);
        assertThat(later.closed().correctedBy()).isEqualTo(Credits.of(-2));
        assertThat(asFinance(months::history).getFirst()).isEqualTo(later.closed());
        assertThat(prove().invariants())
                .filteredOn(one -> one.code().equals("closed_month_unchanged"))
                .singleElement()
                .satisfies(one -> assertThat(one.count()).isZero());
    }

    @Test
    void whatStandsInTheWayIsNamedAndNothingIsFrozen() {
        assertThatThrownBy(() -> asFinance(() -> months.close(month, null)))
                .isInstanceOf(DomainException.class)
                .hasMessageStartingWith(month + " cannot be closed yet. ")
                .hasMessageContaining("is still open. It can be closed from");
        Watch watch = settled();
        clock.set(begin(month.plusMonths(2)).plusSeconds(5));
        settled();
        prove();
        assertThatThrownBy(() -> asFinance(() -> months.close(month.plusMonths(1), null)))
                .isInstanceOf(DomainException.class)
                .hasMessage(
                        "%s is still open and comes before %s. Months are closed in their order: close %s first."
                                .formatted(month, month.plusMonths(1), month));
        assertThat(next()).isEqualTo(month);
        clock.advance(Duration.ofHours(27));
        assertThatThrownBy(() -> asFinance(() -> months.close(month, null)))
                .hasMessageContaining("is 27 h old; it may be 26 h. Run it again.");

        String broken =
                """
                {"invariants": [{"code": "entries_sum_to_zero", "title": "t", "count": 2,
                    "items": [], "millis": 1}], "providers": []}
                """;
        storeRun(broken, clock.instant());
        assertThat(point(sheet(), Check.PROOF_PASSED).words())
                .contains("found 2 differences. See the proof and have it put right.");
        assertThat(asFinance(() -> months.next())).isEqualTo(month);

        assertThatThrownBy(() -> correct(watch.job(), month))
                .hasMessageContaining(month + " is not closed.");
        clock.advance(Duration.ofMinutes(1));
        closeWithProof(month);
        assertThatThrownBy(() -> correct(JobId.random(), month))
                .isInstanceOf(DomainException.class)
                .extracting("code")
                .isEqualTo(CommonError.INVALID_REQUEST);
        assertThatThrownBy(() -> closeWithProof(month))
                .hasMessageContaining(month + " is closed already");
    }

    private Object correct(JobId job, YearMonth which) {
        return asFinance(
                () -> months.correct(which, Ids.next(), job, Credits.of(1), "bill differs"));
    }

    /** A run of the proof as it is stored. */
    private void storeRun(String result, Instant at) {
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                insert into proof_run (id, as_of, ok, result, run_by)
                                values (:id, :at, false, :result::jsonb, 'nightly proof')
                                """)
                        .param("id", Ids.next())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("result", result)
                        .update());
    }

    @Test
    void aDifferenceWithAProviderIsAcceptedWithANoteWhichIsKept() {
        settled();
        Instant from = begin(month).plus(Duration.ofDays(3));
        String result =
                """
                {"invariants": [{"code": "provider_balance_agrees", "title": "t", "count": 1,
                    "items": [], "millis": 1}], "providers": [{"accountId": "%s",
                    "account": "Bench", "state": "DIFFERENCE", "ok": false, "unit": "credits",
                    "from": "%s", "to": "%s", "ours": 10.5, "theirs": 15, "difference": 4.5,
                    "tolerance": 1, "toppedUp": 0}]}
                """
                        .formatted(UUID.randomUUID(), from, from.plus(Duration.ofDays(1)));
        storeRun(result, from.plus(Duration.ofDays(1)));
        clock.set(begin(month.plusMonths(1)).plusSeconds(1));
        prove();
        MonthSheet ready = sheet();
        assertThat(ready.state()).isEqualTo(State.READY);
        assertThat(verdict(ready, Check.PROVIDERS_AGREE)).isEqualTo(Verdict.NEEDS_NOTE);
        assertThat(ready.differences())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.account()).isEqualTo("Bench");
                    assertThat(one.difference()).isEqualByComparingTo("4.5");
                });
        assertThatThrownBy(() -> asFinance(() -> months.close(month, " ")))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("note is missing");
        MonthSheet closed = asFinance(() -> months.close(month, " they billed a test "));
        assertThat(closed.closed().note()).isEqualTo("they billed a test");
        assertThat(
                        texts(
                                "select notes -> 'differences' from book_month order by month desc limit 1"))
                .singleElement()
                .asString()
                .contains("\"4.5\"");
        assertThat(texts("select reason from audit_entry where action = 'month.closed'"))
                .contains("they billed a test");
    }

    /**
     * The three states of the step: an account without a bill, all compared, nothing to compare.
     */
    @Test
    void anAccountWithCostAndWithoutABillIsNamedAndClosedWithoutByANote() throws IOException {
        Watch watch = settled();
        UUID account = watch.account().value();
        String name =
                texts("select name from provider_account where id = '%s'".formatted(account))
                        .getFirst();
        clock.set(begin(month.plusMonths(1)).plusSeconds(1));
        prove();
        String without = point(sheet(), Check.BILLS_COMPARED).words();
        assertThat(verdict(sheet(), Check.BILLS_COMPARED)).isEqualTo(Verdict.NEEDS_NOTE);
        assertThat(without)
                .startsWith("No bill was imported for " + name + ", which had cost in ")
                .endsWith(" Import it, or close without it with a note.");
        assertThatThrownBy(() -> asFinance(() -> months.close(month, " ")))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("note is missing")
                .hasMessageContaining(without);

        MonthSheet closed = asFinance(() -> months.close(month, NO_BILLS));
        assertThat(closed.closed().accepted()).containsExactly(without);
        assertThat(closed.closed().note()).isEqualTo(NO_BILLS);
        assertThat(
                        texts(
                                "select after::text from audit_entry where action = 'month.closed' and object_id = '%s'"
                                        .formatted(month)))
                .singleElement()
                .asString()
                .contains(without);

        month = month.plusMonths(1);
        Watch billed = settled();
        clock.set(begin(month.plusMonths(1)).plusSeconds(1));
        UUID bill = imported(account, billed.taskId());
        assertThat(point(sheet(), Check.BILLS_COMPARED))
                .isEqualTo(
                        new Point(
                                Check.BILLS_COMPARED,
                                Verdict.NEEDS_NOTE,
                                "1 difference of 1 bill is not decided. Review them, or accept them with a note."));
        asFinance(() -> bills.accept(bill, 2, "as agreed"));
        assertThat(point(sheet(), Check.BILLS_COMPARED))
                .isEqualTo(
                        new Point(
                                Check.BILLS_COMPARED,
                                Verdict.PASSED,
                                "Every difference of 1 bill was decided"));
        prove();
        assertThat(asFinance(() -> months.close(month, null)).closed().accepted()).isEmpty();

        month = month.plusMonths(1);
        clock.set(begin(month.plusMonths(1)).plusSeconds(1));
        assertThat(point(sheet(), Check.BILLS_COMPARED))
                .satisfies(point -> {
                    assertThat(point.verdict()).isEqualTo(Verdict.PASSED);
                    assertThat(point.words())
                            .startsWith("Nothing to compare: no provider account had cost in ");
                });
    }

    private UUID imported(UUID account, String task) throws IOException {
        Path file = Files.createTempFile("bill", ".csv");
        Files.writeString(file, "Task ID,Credits\n%s,99999\n".formatted(task));
        BillMapping mapping =
                new BillMapping(
                        ',', 0, "Task ID", null, "Credits", null, null, false, false, null, ZONE,
                        "credits", false);
        return asFinance(() ->
                        bills.take(
                                file,
                                new Bills.Form(
                                        account,
                                        month,
                                        "bill.csv",
                                        mapping,
                                        BigDecimal.ZERO,
                                        BigDecimal.ZERO,
                                        10)))
                .id();
    }

    /** An empty month is over, can be closed by itself, and is closed with the next one. */
    @Test
    void aMonthWithoutALineHasNothingAndIsClosedWithTheNext() {
        clock.set(begin(month.plusMonths(1)).plusSeconds(1));
        prove();
        MonthSheet empty = sheet();
        assertThat(empty.hasNothing()).isTrue();
        assertThat(empty.state()).isEqualTo(State.READY);
        YearMonth before = month;
        month = month.plusMonths(1);
        assertThat(sheet().hasNothing()).isFalse();
        team = house.team(Credits.of(100_000));
        settled();
        clock.set(begin(month.plusMonths(1)).plusSeconds(1));
        assertThat(next()).isEqualTo(month);
        closeWithProof(month);
        assertThat(asFinance(() -> months.month(before)).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void namesAreThoseOfTheClose() {
        String before = asSystem(() -> teams.get(team)).data().name();
        Watch watch = settled();
        clock.set(begin(month.plusMonths(1)).plusSeconds(1));
        closeWithProof(month);
        TeamData data = new TeamData("Renamed " + team, ZoneId.of("UTC"), null, null);
        asSystem(() -> teams.update(team, data, false, teams.get(team).version()));
        assertThat(
                        texts(
                                "select team_name || ' ' || statement_number from report_book_usage where job_id = '%s'"
                                        .formatted(watch.job())))
                .containsExactly(before + " 1");
        assertThat(
                        texts(
                                "select team_name from report_usage where job_id = '%s'"
                                        .formatted(watch.job())))
                .containsExactly("Renamed " + team);
        assertThat(sheet().statements())
                .extracting(MonthSheet.Statement::teamName)
                .containsExactly(before);
    }

    /** Jobs settle by several threads while their month ends and is closed. */
    @Test
    void aMonthIsClosedWhileJobsSettle() throws Exception {
        List<Watch> jobs = new ArrayList<>();
        for (int job = 0; job < 24; job++) {
            jobs.add(bench.queued(team, "a sea, number " + job));
        }
        Instant end = begin(month.plusMonths(1));
        clock.set(end.plusSeconds(1));
        prove();
        MonthSheet closed;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> work = new ArrayList<>();
            for (Watch job : jobs) {
                work.add(
                        threads.submit(() -> {
                            /* Some nodes are behind: by their clock the month still runs. */
                            clock.set(end.plusSeconds(jobs.indexOf(job) % 2 == 0 ? -5 : 5));
                            bench.poll(job, JobBench.SUCCESS);
                        }));
            }
            work.get(6).get();
            clock.set(end.plusSeconds(5));
            closed = closeInTheMiddle(end);
            for (Future<?> one : work) {
                one.get();
            }
        }
        clock.set(end.plusSeconds(10));
        for (int again = 0; again < 3; again++) {
            assertThat(sheet().totals()).isEqualTo(closed.totals());
            assertThat(sheet().closed().fingerprint()).isEqualTo(closed.closed().fingerprint());
        }
        assertThat(
                        texts(
                                "select sum(settled_micros)::text from report_usage where team_id = '%s'"
                                        .formatted(team)))
                .containsExactly(Long.toString(bench.spent(team).micros()));
        assertThat(
                        texts(
                                """
                                select (sum(settled_micros) filter (where book_month = '%s'))::text
                                from report_usage where team_id = '%s'
                                """
                                        .formatted(month.atDay(1), team)))
                .containsExactly(Long.toString(closed.totals().settled().micros()));
        assertThat(asSystem(bench.proof::check))
                .allSatisfy(one -> assertThat(one.count()).as(one.code()).isZero());
    }

    /** A node that is behind finds the month still running: then it is tried again. */
    private MonthSheet closeInTheMiddle(Instant end) {
        for (int tries = 0; tries < 1_000; tries++) {
            try {
                return asFinance(() -> months.close(month, NO_BILLS));
            } catch (DomainException refused) {
                assertThat(refused).hasMessageContaining("is still open. It can be closed from");
                clock.set(end.plusSeconds(5));
            }
        }
        throw new AssertionError("The month was never over");
    }

    private List<String> texts(String sql) {
        return transactions.onPlatform(() -> jdbc.sql(sql).query(String.class).list());
    }

    @Test
    void theEdgesOfAMonthAreThoseOfThePlatformsZone() {
        ZonedDateTime first = month.atDay(1).atStartOfDay(ZONE);
        assertThat(first.toInstant().atZone(ZoneOffset.UTC).getMonth())
                .isEqualTo(month.minusMonths(1).getMonth());
        clock.set(first.toInstant());
        settled();
        assertThat(texts("select to_char(max(book_month), 'YYYY-MM') from usage_record"))
                .containsExactly(month.toString());
    }
}
