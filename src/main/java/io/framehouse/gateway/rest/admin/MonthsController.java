package io.framehouse.gateway.rest.admin;

import io.framehouse.api.JsonBody;
import io.framehouse.api.RequestReader;
import io.framehouse.gateway.rest.MonthWord;
import io.framehouse.reports.MonthClose;
import io.framehouse.reports.MonthClose.Corrected;
import io.framehouse.shared.Action;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import java.time.YearMonth;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Months of the books: what stands in the way of closing one, the close, and corrections of it. */
@RestController
@RequestMapping("/api/v1/admin/months/{month}")
class MonthsController {
    private static final String SIGNED =
            "a decimal as text with up to 6 places, such as \"48.5\" or \"-48.5\"";
    private static final int LONGEST = 500;

    private final CurrentActor currentActor;
    private final MonthClose months;

    MonthsController(CurrentActor currentActor, MonthClose months) {
        this.currentActor = currentActor;
        this.months = months;
    }

    /** What to do with a month. */
    enum MonthAction {
        /** Freeze it for ever. */
        CLOSE,
        /** Book a correction of one of its lines in the open month. */
        CORRECT
    }

    @GetMapping
    MonthJson get(@PathVariable String month) {
        currentActor.requirePlatform(Action.VIEW_MONTHS);
        return MonthJson.of(months.month(MonthWord.parse(month)));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> act(@PathVariable String month, JsonBody body) {
        currentActor.requirePlatform(Action.CLOSE_MONTHS);
        YearMonth of = MonthWord.parse(month);
        RequestReader reader = body.reader();
        MonthAction action = reader.choice("action", MonthAction.class, MonthAction.CLOSE);
        return action == MonthAction.CORRECT ? correct(of, reader) : close(of, reader);
    }

    private ResponseEntity<Object> close(YearMonth month, RequestReader reader) {
        String note = reader.optionalText("note", LONGEST);
        reader.finish();
        return ResponseEntity.ok(MonthJson.of(months.close(month, note)));
    }

    private ResponseEntity<Object> correct(YearMonth month, RequestReader reader) {
        JobId job =
                reader.parsed(
                        "job_id",
                        "the id of a job",
                        text -> JobId.parse(text).orElseThrow(IllegalArgumentException::new));
        if (reader.given("job_id") == null) {
            reader.refuse("job_id", "required", "is missing; a correction is of one job");
        }
        Credits amount = reader.parsed("amount", SIGNED, Credits::parse);
        if (reader.given("amount") == null) {
            reader.refuse("amount", "required", "is missing");
        }
        String reason = reader.text("reason", LONGEST);
        UUID transfer =
                reader.parsed(
                        "transfer_id",
                        "a UUID made by you",
                        text -> Ids.parse(text).orElseThrow(IllegalArgumentException::new));
        reader.finish();
        JobId of = Objects.requireNonNull(job);
        Credits added = Objects.requireNonNull(amount);
        UUID id = transfer == null ? Ids.next() : transfer;
        Corrected booked = months.correct(month, id, of, added, reason);
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(CorrectedJson.of(month, booked, of, added, reason));
    }

    /** A correction of a closed month, booked now or before under the same transfer id. */
    record CorrectedJson(
            UUID id,
            UUID transferId,
            String month,
            String bookMonth,
            String jobId,
            String amount,
            String reason) {
        static CorrectedJson of(
                YearMonth month, Corrected booked, JobId job, Credits amount, String reason) {
            return new CorrectedJson(
                    booked.transferId(),
                    booked.transferId(),
                    month.toString(),
                    booked.bookMonth().toString(),
                    job.toString(),
                    amount.toWire(),
                    reason);
        }
    }
}
