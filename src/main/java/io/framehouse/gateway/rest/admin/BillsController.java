package io.framehouse.gateway.rest.admin;

import io.framehouse.api.JsonBody;
import io.framehouse.api.RequestReader;
import io.framehouse.reports.BillMatch;
import io.framehouse.reports.Bills;
import io.framehouse.reports.Bills.Filter;
import io.framehouse.shared.Action;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.storage.TemporaryFiles;
import io.framehouse.storage.TemporaryFiles.TemporaryFile;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Bills of providers: imported as CSV, compared with the books, decided about line by line. */
@RestController
@RequestMapping("/api/v1/admin/bills")
class BillsController {
    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_REASON = 300;
    private static final String SIGNED =
            "a decimal as text with up to 6 places, such as \"48.5\" or \"-48.5\"";

    private final CurrentActor currentActor;
    private final Bills bills;
    private final TemporaryFiles files;

    BillsController(CurrentActor currentActor, Bills bills, TemporaryFiles files) {
        this.currentActor = currentActor;
        this.bills = bills;
        this.files = files;
    }

    /** What to do with a difference. */
    enum BillAction {
        /** Leave it as it is, with a note. */
        ACCEPT,
        /** Book an adjustment of its job. */
        ADJUST,
        /** Take a note back. */
        REOPEN
    }

    @GetMapping
    Page<BillJson> list(PageRequest page) {
        return bills.list(page).map(BillJson::of);
    }

    @PostMapping(consumes = "text/csv")
    @ResponseStatus(HttpStatus.CREATED)
    BillJson take(@RequestParam Map<String, String> query, HttpServletRequest request)
            throws IOException {
        currentActor.requirePlatform(Action.MANAGE_BILLS);
        Bills.Form form = BillQuery.read(query);
        try (TemporaryFile file = files.create(".bill")) {
            receive(request.getInputStream(), file.path());
            return BillJson.of(bills.take(file.path(), form));
        }
    }

    private static void receive(InputStream in, Path file) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long total = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                total += count;
                if (total > Bills.MAX_BYTES) {
                    throw new DomainException(
                            CommonError.TOO_LARGE,
                            "The bill is larger than 50 MB. Export a shorter time.",
                            Map.of("max_bytes", Bills.MAX_BYTES));
                }
                out.write(buffer, 0, count);
            }
        }
    }

    @GetMapping("/{bill}")
    BillJson get(@PathVariable String bill) {
        return BillJson.of(bills.get(id(bill)));
    }

    @DeleteMapping("/{bill}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String bill) {
        bills.delete(id(bill));
    }

    @GetMapping("/{bill}/lines")
    Page<BillMatchJson> lines(
            @PathVariable String bill,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "false") boolean open,
            PageRequest page) {
        currentActor.requirePlatform(Action.VIEW_BILLS);
        return bills.matches(id(bill), new Filter(kind(kind), open), page).map(BillMatchJson::of);
    }

    @PostMapping(path = "/{bill}/lines/{number}", consumes = MediaType.APPLICATION_JSON_VALUE)
    BillMatchJson decide(@PathVariable String bill, @PathVariable String number, JsonBody body) {
        currentActor.requirePlatform(Action.MANAGE_BILLS);
        UUID of = id(bill);
        long line = number(number);
        RequestReader reader = body.reader();
        BillAction action = reader.choice("action", BillAction.class, BillAction.ACCEPT);
        return BillMatchJson.of(
                switch (action) {
                    case ACCEPT -> accept(of, line, reader);
                    case ADJUST -> adjust(of, line, reader);
                    case REOPEN -> reopen(of, line, reader);
                });
    }

    private BillMatch accept(UUID bill, long line, RequestReader reader) {
        String note = reader.text("note", LONGEST_NOTE);
        reader.finish();
        return bills.accept(bill, line, note);
    }

    private BillMatch adjust(UUID bill, long line, RequestReader reader) {
        Credits amount = reader.parsed("amount", SIGNED, Credits::parse);
        if (reader.given("amount") == null) {
            reader.refuse("amount", "required", "is missing");
        }
        JobId job =
                reader.parsed(
                        "job_id",
                        "the id of a job",
                        text -> JobId.parse(text).orElseThrow(IllegalArgumentException::new));
        String reason = reader.text("reason", LONGEST_REASON);
        reader.finish();
        return bills.resolve(bill, line, Objects.requireNonNull(amount), job, reason);
    }

    private BillMatch reopen(UUID bill, long line, RequestReader reader) {
        reader.finish();
        return bills.reopen(bill, line);
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> DomainException.notFound("bill"));
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,12}")) {
            throw DomainException.notFound("line");
        }
        return Long.parseLong(text);
    }

    private static BillMatch.@Nullable Kind kind(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        List<String> known =
                Arrays.stream(BillMatch.Kind.values())
                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                        .toList();
        if (!known.contains(word)) {
            throw DomainException.invalid(
                    List.of(
                            new FieldError(
                                    "kind",
                                    "not_allowed",
                                    "kind is '%s'; it must be one of %s."
                                            .formatted(word, String.join(", ", known)),
                                    known)));
        }
        return BillMatch.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
