package io.framehouse.reports.internal.bills;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.reports.BillCheck;
import io.framehouse.reports.BillMapping;
import io.framehouse.reports.BillMatch;
import io.framehouse.reports.BillPreview;
import io.framehouse.reports.Bills;
import io.framehouse.reports.ProviderBill;
import io.framehouse.reports.internal.bills.BillRows.Received;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamTransactions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The door to bills: checks who asks, keeps files and has them compared. */
@Service
class BillService implements Bills {
    private static final int PREVIEW_ROWS = 20;

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final BillRows bills;
    private final BillLineRows lines;
    private final BillComparison comparison;
    private final BillMatchRows matches;
    private final BillDecisions decisions;
    private final AuditTrail audit;
    private final Clock clock;

    BillService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            BillRows bills,
            BillLineRows lines,
            BillComparison comparison,
            BillMatchRows matches,
            BillDecisions decisions,
            AuditTrail audit,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.bills = bills;
        this.lines = lines;
        this.comparison = comparison;
        this.matches = matches;
        this.decisions = decisions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Account> accounts() {
        mayView();
        return transactions.onPlatform(bills::accounts);
    }

    @Override
    public BillPreview preview(UUID account, Path path, @Nullable BillMapping mapping) {
        mayManage();
        if (mapping != null) {
            BillFields.require(mapping);
            return preview(BillFile.of(path), mapping, false);
        }
        BillFile file = BillFile.of(path);
        Optional<BillMapping> remembered =
                transactions
                        .onPlatform(() -> bills.remembered(account))
                        .filter(one -> fits(file, one));
        String unit = transactions.onPlatform(() -> bills.unit(account)).orElse(null);
        return preview(
                file,
                remembered.orElseGet(() -> BillGuess.mapping(file, unit)),
                remembered.isPresent());
    }

    private static boolean fits(BillFile file, BillMapping mapping) {
        List<List<String>> head = file.head(mapping.delimiter(), mapping.skip() + 1);
        try {
            new BillColumns(head.size() > mapping.skip() ? head.getLast() : List.of(), mapping);
            return true;
        } catch (DomainException missing) {
            return false;
        }
    }

    private static BillPreview preview(BillFile file, BillMapping mapping, boolean remembered) {
        List<List<String>> head = file.head(mapping.delimiter(), mapping.skip() + 1 + PREVIEW_ROWS);
        if (head.size() <= mapping.skip()) {
            throw BillFile.wrong(
                    "required",
                    "The file has no heading below %d skipped rows. Skip fewer."
                            .formatted(mapping.skip()));
        }
        return new BillPreview(
                file.charset(),
                head.get(mapping.skip()).stream().map(String::strip).toList(),
                head.subList(mapping.skip() + 1, head.size()),
                mapping,
                remembered);
    }

    @Override
    public BillCheck check(Path path, BillMapping mapping) {
        mayManage();
        BillFields.require(mapping);
        BillChecker checker = new BillChecker(mapping.defaultUnit());
        BillFile.of(path).each(mapping, checker::add);
        return checker.result();
    }

    @Override
    public ProviderBill take(Path path, Form form) {
        Actor actor = mayManage();
        BillFields.require(form);
        BillFile file = BillFile.of(path);
        Received received = received(path);
        UUID id = Ids.next();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.onPlatform(() -> {
            requireAccount(form.account());
            bills.lockAccount(form.account());
            Optional<UUID> old = bills.current(form.account(), form.month());
            requireNew(received, form, old);
            old.ifPresent(one -> bills.supersede(one, id, now));
            bills.insert(id, form, received, actor.label(), now);
            keepLines(id, file, form);
            comparison.compare(id, form);
            old.ifPresent(one -> comparison.carryOver(id, one));
            bills.remember(form.account(), form.mapping(), actor.label(), now);
            ProviderBill kept = known(id);
            audit.record(null, imported(kept, old));
            return kept;
        });
    }

    private void keepLines(UUID id, BillFile file, Form form) {
        try (BillLineRows.Writer writer = lines.writer(id)) {
            file.each(form.mapping(), writer::add);
            writer.close();
            bills.lines(id, writer.count());
        }
    }

    private void requireAccount(UUID account) {
        if (bills.accounts().stream().noneMatch(one -> one.id().equals(account))) {
            throw DomainException.notFound("provider account");
        }
    }

    /** The same file again changes nothing; with another mapping it is a new version. */
    private void requireNew(Received received, Form form, Optional<UUID> old) {
        if (old.filter(bills::isBeingAdjusted).isPresent()) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "An adjustment of the present bill is being booked. Finish it, then import again.",
                    Map.of("bill_id", old.get().toString()));
        }
        Optional<ProviderBill> same = bills.sameFile(received.sha256());
        same.filter(bill -> !old.equals(Optional.of(bill.id())) || isAlike(bill, form))
                .ifPresent(bill -> {
                    throw new DomainException(
                            CommonError.WRONG_STATE,
                            "This file is imported already: it is the bill of %s for %s, imported by %s."
                                    .formatted(bill.account(), bill.month(), bill.importedBy()),
                            Map.of("bill_id", bill.id().toString()));
                });
    }

    private static boolean isAlike(ProviderBill bill, Form form) {
        return bill.mapping().equals(form.mapping())
                && bill.tolerance().compareTo(form.tolerance()) == 0
                && bill.tolerancePercent().compareTo(form.tolerancePercent()) == 0
                && bill.windowMinutes() == form.windowMinutes();
    }

    private static Received received(Path path) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
                long bytes = in.transferTo(OutputStream.nullOutputStream());
                return new Received(HexFormat.of().formatHex(digest.digest()), bytes);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Change imported(ProviderBill bill, Optional<UUID> old) {
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("account", bill.account());
        after.put("month", bill.month().toString());
        after.put("file", bill.fileName());
        after.put("sha256", bill.sha256());
        after.put("lines", bill.lines());
        after.put("open", bill.open());
        Map<String, Object> before = new LinkedHashMap<>();
        old.ifPresent(one -> before.put("bill_id", one.toString()));
        return new Change("bill.imported", "bill", bill.id().toString(), before, after, null);
    }

    @Override
    public Page<ProviderBill> list(PageRequest page) {
        mayView();
        return transactions.onPlatform(() -> bills.page(page));
    }

    @Override
    public List<ProviderBill> ofMonth(YearMonth month) {
        mayView();
        return transactions.onPlatform(() -> bills.ofMonth(month));
    }

    @Override
    public ProviderBill get(UUID bill) {
        mayView();
        return transactions.onPlatform(() -> known(bill));
    }

    @Override
    public Page<BillMatch> matches(UUID bill, Filter filter, PageRequest page) {
        mayView();
        long after = number(page.cursor());
        return transactions.onPlatform(() -> {
            known(bill);
            List<BillMatch> rows = matches.page(bill, filter, after, page.limit() + 1);
            return Page.of(rows, page.limit(), last -> Long.toString(last.number()));
        });
    }

    private static long number(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return 0;
        }
        if (!cursor.matches("\\d{1,12}")) {
            throw DomainException.invalid(
                    "cursor",
                    "malformed",
                    "The cursor is not one this list gave. Leave it out to start again.");
        }
        return Long.parseLong(cursor);
    }

    @Override
    public BillMatch match(UUID bill, long number) {
        mayView();
        return transactions.onPlatform(() ->
                matches.find(bill, number).orElseThrow(() -> DomainException.notFound("line")));
    }

    @Override
    public BillMatch accept(UUID bill, long number, String note) {
        return decisions.accept(mayManage(), bill, number, note);
    }

    @Override
    public BillMatch resolve(
            UUID bill, long number, Credits amount, @Nullable JobId job, String reason) {
        Actor actor = mayManage();
        currentActor.requirePlatform(Action.CORRECT_CREDITS);
        return decisions.resolve(actor, bill, number, amount, job, reason);
    }

    @Override
    public BillMatch reopen(UUID bill, long number) {
        mayManage();
        return decisions.reopen(bill, number);
    }

    @Override
    public void delete(UUID bill) {
        mayManage();
        transactions.runOnPlatform(() -> {
            ProviderBill of = known(bill);
            bills.lockAccount(of.accountId());
            bills.current(of.accountId(), of.month());
            if (bills.isUsed(bill)) {
                throw new DomainException(
                        CommonError.WRONG_STATE,
                        "This bill stays: somebody decided about one of its lines, or it was superseded or supersedes another. Import a corrected file instead.");
            }
            bills.delete(bill);
            comparison.missAgain(of.accountId());
            Map<String, Object> before = new LinkedHashMap<>();
            before.put("account", of.account());
            before.put("month", of.month().toString());
            before.put("file", of.fileName());
            before.put("sha256", of.sha256());
            before.put("lines", of.lines());
            audit.record(
                    null,
                    new Change("bill.deleted", "bill", bill.toString(), before, Map.of(), null));
        });
    }

    @Override
    public void writeCsv(UUID bill, OutputStream target) {
        mayView();
        transactions.runOnPlatform(() -> {
            known(bill);
            BillMatchCsv csv = new BillMatchCsv(target);
            matches.each(bill, csv::write);
            csv.end();
        });
    }

    private ProviderBill known(UUID bill) {
        return bills.find(bill).orElseThrow(() -> DomainException.notFound("bill"));
    }

    private void mayView() {
        currentActor.requirePlatform(Action.VIEW_BILLS);
    }

    private Actor mayManage() {
        return currentActor.requirePlatform(Action.MANAGE_BILLS);
    }
}
