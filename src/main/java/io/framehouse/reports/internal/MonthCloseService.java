package io.framehouse.reports.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.credits.BookMonths;
import io.framehouse.credits.Corrections;
import io.framehouse.credits.MonthBook;
import io.framehouse.reports.ClosedMonth;
import io.framehouse.reports.MonthClose;
import io.framehouse.reports.MonthSheet;
import io.framehouse.shared.Action;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Closes a month as its sheet allows it, looked at once more while nobody books. */
@Service
class MonthCloseService implements MonthClose {
    private static final int LONGEST_NOTE = 500;

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final MonthSheets sheets;
    private final MonthRows rows;
    private final MonthBook book;
    private final Corrections corrections;
    private final AuditTrail audit;
    private final BookMonths months;
    private final Clock clock;

    MonthCloseService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            MonthSheets sheets,
            MonthRows rows,
            MonthBook book,
            Corrections corrections,
            AuditTrail audit,
            BookMonths months,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.sheets = sheets;
        this.rows = rows;
        this.book = book;
        this.corrections = corrections;
        this.audit = audit;
        this.months = months;
        this.clock = clock;
    }

    @Override
    public MonthSheet month(YearMonth month) {
        currentActor.requirePlatform(Action.VIEW_MONTHS);
        return transactions.onPlatform(() -> sheets.of(month));
    }

    @Override
    public YearMonth next() {
        currentActor.requirePlatform(Action.VIEW_MONTHS);
        return transactions.onPlatform(sheets::next);
    }

    @Override
    public List<ClosedMonth> history() {
        currentActor.requirePlatform(Action.VIEW_MONTHS);
        return transactions.onPlatform(rows::history);
    }

    @Override
    public MonthSheet close(YearMonth month, @Nullable String note) {
        currentActor.requirePlatform(Action.CLOSE_MONTHS);
        String given = note == null || note.isBlank() ? null : note.strip();
        return transactions.onPlatform(() -> {
            book.close(
                    month,
                    last -> {
                        MonthSheet sheet = sheets.of(month);
                        requireReady(sheet, given);
                        return MonthNotes.of(sheet, given);
                    });
            MonthSheet closed = sheets.of(month);
            audit.record(null, change(closed, given));
            return closed;
        });
    }

    private static void requireReady(MonthSheet sheet, @Nullable String note) {
        List<String> obstacles = sheet.obstacles();
        if (!obstacles.isEmpty()) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "%s cannot be closed yet. %s"
                            .formatted(sheet.month(), String.join(" ", obstacles)));
        }
        if (note == null && sheet.needsNote()) {
            throw invalid(
                    "note",
                    "required",
                    "note is missing; say why this is accepted: %s"
                            .formatted(String.join(" ", sheet.toAccept())));
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            throw invalid(
                    "note",
                    "too_long",
                    "note has %d characters; it may have %d."
                            .formatted(note.length(), LONGEST_NOTE));
        }
    }

    private static Change change(MonthSheet sheet, @Nullable String note) {
        ClosedMonth closed = Objects.requireNonNull(sheet.closed());
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("teams", closed.teams());
        after.put("lines", closed.lines());
        after.put("jobs", closed.jobs());
        after.put("settled", closed.settled().toWire());
        after.put("corrections", closed.corrections().toWire());
        after.put("fingerprint", closed.fingerprint());
        if (!closed.accepted().isEmpty()) {
            after.put("accepted", String.join(" ", closed.accepted()));
        }
        return new Change("month.closed", "month", sheet.month().toString(), Map.of(), after, note);
    }

    @Override
    public Corrected correct(
            YearMonth month, UUID transferId, JobId job, Credits amount, String reason) {
        currentActor.requirePlatform(Action.CORRECT_CREDITS);
        TeamId team = transactions.onPlatform(() -> teamOf(month, job));
        UUID booked = corrections.adjust(team, transferId, job, amount, reason);
        return transactions.onPlatform(() -> new Corrected(booked, rows.monthOf(team, booked)));
    }

    @Override
    public Correctable correctable(YearMonth month, JobId job) {
        currentActor.requirePlatform(Action.CORRECT_CREDITS);
        return transactions.onPlatform(
                () -> rows.correctable(teamOf(month, job), job, openMonth()));
    }

    private YearMonth openMonth() {
        YearMonth running = YearMonth.from(months.of(clock.instant()));
        return rows.turn()
                .lastClosed()
                .map(last -> last.plusMonths(1))
                .filter(open -> open.isAfter(running))
                .orElse(running);
    }

    private TeamId teamOf(YearMonth month, JobId job) {
        boolean closed = rows.turn().lastClosed().filter(last -> !month.isAfter(last)).isPresent();
        if (!closed) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "%s is not closed. Book an adjustment of the job instead; it is then a line of the open month."
                            .formatted(month));
        }
        return rows.teamOf(month, job)
                .orElseThrow(() ->
                        invalid(
                                "job_id",
                                "not_found",
                                "job_id is %s, which has no line in %s. Name a job that was settled or corrected in that month."
                                        .formatted(job, month)));
    }

    private static DomainException invalid(String field, String code, String message) {
        return DomainException.invalid(List.of(new FieldError(field, code, message)));
    }
}
