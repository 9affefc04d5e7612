package io.framehouse.reports.internal.bills;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.credits.Ledger;
import io.framehouse.reports.BillMapping;
import io.framehouse.reports.BillMatch;
import io.framehouse.reports.Bills;
import io.framehouse.reports.Bills.Filter;
import io.framehouse.reports.Bills.Form;
import io.framehouse.reports.ProviderBill;
import io.framehouse.reports.internal.bills.BillBooks.Booked;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Ids;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Teams;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Books of a house with two accounts, and bills of them as providers write them. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            "framehouse.password-strength=4",
            "framehouse.demo=false",
            "framehouse.allow-private-addresses=true"
        })
@PostgresTest
abstract class BillBench {
    static final Actor FINANCE =
            Actor.person(
                    new UserId(Ids.next()), "Leena V.", Set.of(PlatformRole.FINANCE), Map.of());
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    @Autowired Bills bills;
    @Autowired Teams teams;
    @Autowired Ledger ledger;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    String url;

    @TempDir Path directory;

    BillBooks books;
    UUID vidu;
    UUID vtrix;
    private int files;

    @BeforeEach
    void openAccounts() throws SQLException {
        books = new BillBooks(url, teams, ledger, transactions);
        vidu = books.account("vidu");
        vtrix = books.account("vtrix");
    }

    @AfterEach
    void clear() throws SQLException {
        books.clear();
    }

    /** A line of a bill as a provider writes it. */
    static final class Row {
        String task;
        String time;
        String amount;
        String unit;

        Row(String task, Instant at, String amount, String unit) {
            this.task = task;
            this.time = TIME.format(at.atZone(SHANGHAI));
            this.amount = amount;
            this.unit = unit;
        }
    }

    static Row row(Booked job) {
        return new Row(job.task(), job.at(), job.cost().toPlainString(), job.unit());
    }

    static BillMapping mapping(String unit) {
        return new BillMapping(
                ';', 1, "Task ID", "Time", "Amount", "Unit", "Note", false, false, null, SHANGHAI,
                unit, false);
    }

    Form form(UUID account, String unit, String tolerance) {
        return new Form(
                account,
                OCTOBER,
                "bill.csv",
                mapping(unit),
                new BigDecimal(tolerance),
                BigDecimal.ZERO,
                10);
    }

    Path file(List<Row> rows, Map<Row, Integer> lines) {
        StringBuilder text =
                new StringBuilder("Consumption of October\nTask ID;Time;Amount;Unit;Note\n");
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            lines.put(row, i + 3);
            text.append("%s;%s;%s;%s;=video\n".formatted(row.task, row.time, row.amount, row.unit));
        }
        text.append("Total;;99;;\n");
        return write(text.toString());
    }

    Path write(String text) {
        try {
            return Files.writeString(directory.resolve("bill" + files++ + ".csv"), text);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    <T> T as(Supplier<T> work) {
        return CurrentActor.as(FINANCE, work);
    }

    List<BillMatch> all(UUID bill) {
        List<BillMatch> all = new ArrayList<>();
        String cursor = null;
        do {
            PageRequest next = new PageRequest(200, cursor);
            Page<BillMatch> page = as(() -> bills.matches(bill, Filter.all(), next));
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }

    /** A bill with one job that costs 2 more there than here, and one task that nobody knows. */
    ProviderBill differing(Booked job) {
        return as(() ->
                bills.take(
                        file(differingRows(job, "14"), new HashMap<>()),
                        form(vidu, "credits", "0")));
    }

    static List<Row> differingRows(Booked job, String amount) {
        Row row = row(job);
        row.amount = amount;
        return List.of(row, new Row("nobody's", job.at(), "5", ""));
    }

    Booked booked() throws SQLException {
        return books.booked(
                vidu, "t-" + UUID.randomUUID(), Instant.parse("2026-10-12T10:00:00Z"), "12");
    }

    Credits spent() {
        return Credits.ofMicros(
                transactions.onPlatform(() ->
                        jdbc.sql(
                                        "select coalesce(sum(amount_micros), 0) from credit_entry where team_id = :t and account = 'spent'")
                                .param("t", books.team.value())
                                .query(Long.class)
                                .single()));
    }

    List<String> actions(UUID bill) {
        return transactions.onPlatform(() ->
                jdbc.sql("select action from audit_entry where object_id = :id order by id")
                        .param("id", bill.toString())
                        .query(String.class)
                        .list());
    }
}
