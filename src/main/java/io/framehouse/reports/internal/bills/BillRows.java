package io.framehouse.reports.internal.bills;

import io.framehouse.reports.BillMapping;
import io.framehouse.reports.BillMatch.Kind;
import io.framehouse.reports.Bills.Account;
import io.framehouse.reports.Bills.Form;
import io.framehouse.reports.ProviderBill;
import io.framehouse.reports.ProviderBill.Total;
import io.framehouse.shared.Credits;
import io.framehouse.shared.Cursor;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Bills, how they are read and their sums; inside a platform transaction. */
@Repository
class BillRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SELECT =
            """
            select b.*, a.name as account_name, encode(b.sha256, 'hex') as digest
            from provider_bill b join report_bill_account a on a.id = b.account_id
            """;

    private final JdbcClient jdbc;

    BillRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A file as it came. */
    record Received(String sha256, long bytes) {}

    List<Account> accounts() {
        return jdbc.sql("select * from report_bill_account order by removed, lower(name), id")
                .query((row, number) ->
                        new Account(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getString("dialect"),
                                row.getBoolean("removed")))
                .list();
    }

    /** The unit in which an account last reported a cost. */
    Optional<String> unit(UUID account) {
        return jdbc.sql(
                        """
                        select cost_unit from report_bill_ours
                        where account_id = :account and cost_unit in ('credits', 'USD')
                        order by settled_at desc limit 1
                        """)
                .param("account", account)
                .query(String.class)
                .optional();
    }

    /** How the account's last bill was read, else the last one of its dialect. */
    Optional<BillMapping> remembered(UUID account) {
        return jdbc.sql(
                        """
                        select m.mapping from provider_bill_mapping m
                        join report_bill_account a on a.id = m.account_id
                        where a.dialect = (select dialect from report_bill_account where id = :id)
                        order by (m.account_id = :id) desc, m.updated_at desc limit 1
                        """)
                .param("id", account)
                .query((row, number) -> mapping(row))
                .optional();
    }

    void remember(UUID account, BillMapping mapping, String by, Instant now) {
        jdbc.sql(
                        """
                        insert into provider_bill_mapping (account_id, mapping, updated_by, updated_at)
                        values (:account, cast(:mapping as jsonb), :by, :now)
                        on conflict (account_id) do update set mapping = excluded.mapping,
                            updated_by = excluded.updated_by, updated_at = excluded.updated_at
                        """)
                .param("account", account)
                .param("mapping", JSON.writeValueAsString(mapping))
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Bills of one account are imported one after the other. */
    void lockAccount(UUID account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:account, 47))")
                .param("account", account.toString())
                .query((row, number) -> true)
                .single();
    }

    Optional<UUID> current(UUID account, YearMonth month) {
        return jdbc.sql(
                        """
                        select id from provider_bill where account_id = :account and month = :month
                            and superseded_by is null for update
                        """)
                .param("account", account)
                .param("month", month.atDay(1))
                .query(UUID.class)
                .optional();
    }

    /** A current bill made from the same bytes. */
    Optional<ProviderBill> sameFile(String sha256) {
        return jdbc.sql(SELECT + " where b.sha256 = :sha256 and b.superseded_by is null limit 1")
                .param("sha256", HexFormat.of().parseHex(sha256))
                .query((row, number) -> bill(row, List.of()))
                .optional();
    }

    void supersede(UUID old, UUID by, Instant now) {
        jdbc.sql(
                        "update provider_bill set superseded_by = :by, superseded_at = :now where id = :id")
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", old)
                .update();
    }

    void insert(UUID id, Form form, Received file, String by, Instant now) {
        jdbc.sql(
                        """
                        insert into provider_bill (id, account_id, month, zone, unit, per_day,
                            file_name, sha256, bytes, imported_by, imported_at, mapping, tolerance,
                            tolerance_percent, window_minutes, lines)
                        values (:id, :account, :month, :zone, :unit, :perDay, :name, :sha256, :bytes,
                            :by, :now, cast(:mapping as jsonb), :tolerance, :percent, :window, 0)
                        """)
                .param("id", id)
                .param("account", form.account())
                .param("month", form.month().atDay(1))
                .param("zone", form.mapping().zone().getId())
                .param("unit", form.mapping().defaultUnit())
                .param("perDay", form.mapping().perDay())
                .param("name", form.fileName())
                .param("sha256", HexFormat.of().parseHex(file.sha256()))
                .param("bytes", file.bytes())
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("mapping", JSON.writeValueAsString(form.mapping()))
                .param("tolerance", form.tolerance())
                .param("percent", form.tolerancePercent())
                .param("window", form.windowMinutes())
                .update();
    }

    void lines(UUID id, int lines) {
        jdbc.sql("update provider_bill set lines = :lines where id = :id")
                .param("lines", lines)
                .param("id", id)
                .update();
    }

    void delete(UUID id) {
        for (String table : List.of("provider_bill_match", "provider_bill_line")) {
            jdbc.sql("delete from " + table + " where bill_id = :id").param("id", id).update();
        }
        jdbc.sql("delete from provider_bill where id = :id").param("id", id).update();
    }

    /** Whether somebody decided about one of its differences, or it stands in another's place. */
    boolean isUsed(UUID id) {
        return jdbc.sql(
                        """
                        select exists (select from provider_bill_match where bill_id = :id
                                and state in ('accepted', 'adjusting', 'adjusted'))
                            or exists (select from provider_bill where superseded_by = :id
                                or id = :id and superseded_by is not null)
                        """)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    boolean isBeingAdjusted(UUID id) {
        return jdbc.sql(
                        """
                        select exists (select from provider_bill_match
                            where bill_id = :id and state = 'adjusting')
                        """)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    Optional<ProviderBill> find(UUID id) {
        return whole(jdbc.sql(SELECT + " where b.id = :id").param("id", id)).stream().findFirst();
    }

    List<ProviderBill> ofMonth(YearMonth month) {
        return whole(
                jdbc.sql(
                                SELECT
                                        + """
                                         where b.month = :month and b.superseded_by is null
                                        order by lower(a.name), b.id
                                        """)
                        .param("month", month.atDay(1)));
    }

    Page<ProviderBill> page(PageRequest page) {
        Optional<Cursor> after = Cursor.decode(page.cursor());
        List<ProviderBill> rows =
                whole(
                        jdbc.sql(
                                        SELECT
                                                + """
                                                 where cast(:at as timestamptz) is null
                                                    or (b.imported_at, b.id) < (:at, cast(:id as uuid))
                                                order by b.imported_at desc, b.id desc limit :limit
                                                """)
                                .param(
                                        "at",
                                        after.map(one -> one.at().atOffset(ZoneOffset.UTC))
                                                .orElse(null))
                                .param("id", after.map(Cursor::id).orElse(null))
                                .param("limit", page.limit() + 1));
        return Page.of(
                rows, page.limit(), last -> new Cursor(last.importedAt(), last.id()).encode());
    }

    private List<ProviderBill> whole(JdbcClient.StatementSpec statement) {
        List<ProviderBill> bare = statement.query((row, number) -> bill(row, List.of())).list();
        if (bare.isEmpty()) {
            return bare;
        }
        Map<UUID, List<Total>> totals = totals(bare.stream().map(ProviderBill::id).toList());
        return bare.stream()
                .map(bill -> with(bill, totals.getOrDefault(bill.id(), List.of())))
                .toList();
    }

    /** Amounts in the bill's unit; what has another unit is in the sum of credits alone. */
    private Map<UUID, List<Total>> totals(List<UUID> bills) {
        Map<UUID, List<Total>> totals = new HashMap<>();
        jdbc.sql(
                        """
                        select m.bill_id, m.class, count(*) as count,
                            count(*) filter (where m.state in ('open', 'adjusting')) as open,
                            coalesce(sum(m.theirs) filter (where m.their_unit = b.unit), 0) as theirs,
                            coalesce(sum(m.ours) filter (where m.our_unit = b.unit), 0) as ours,
                            coalesce(sum(m.difference) filter
                                (where coalesce(m.their_unit, m.our_unit) = b.unit), 0) as difference,
                            coalesce(sum(m.difference_micros), 0) as micros
                        from provider_bill_match m join provider_bill b on b.id = m.bill_id
                        where m.bill_id = any (cast(:bills as uuid[]))
                        group by m.bill_id, m.class
                        order by array_position(array['matched', 'only_theirs', 'only_ours',
                            'amount_differs', 'unread'], m.class)
                        """)
                .param("bills", bills.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    totals.computeIfAbsent(
                                    row.getObject("bill_id", UUID.class), id -> new ArrayList<>())
                            .add(total(row));
                });
        return totals;
    }

    private static Total total(ResultSet row) throws SQLException {
        return new Total(
                Kind.valueOf(row.getString("class").toUpperCase(Locale.ROOT)),
                row.getLong("count"),
                plain(row.getBigDecimal("theirs")),
                plain(row.getBigDecimal("ours")),
                plain(row.getBigDecimal("difference")),
                Credits.ofMicros(row.getLong("micros")),
                row.getLong("open"));
    }

    /** Without zeros at the end, and never in the form 1E+3. */
    static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static ProviderBill bill(ResultSet row, List<Total> totals) throws SQLException {
        return new ProviderBill(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("account_name"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getString("unit"),
                row.getString("file_name"),
                row.getString("digest"),
                row.getString("imported_by"),
                row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                mapping(row),
                plain(row.getBigDecimal("tolerance")),
                plain(row.getBigDecimal("tolerance_percent")),
                row.getInt("window_minutes"),
                row.getInt("lines"),
                row.getObject("superseded_by", UUID.class),
                totals);
    }

    private static ProviderBill with(ProviderBill bill, List<Total> totals) {
        return new ProviderBill(
                bill.id(),
                bill.accountId(),
                bill.account(),
                bill.month(),
                bill.unit(),
                bill.fileName(),
                bill.sha256(),
                bill.importedBy(),
                bill.importedAt(),
                bill.mapping(),
                bill.tolerance(),
                bill.tolerancePercent(),
                bill.windowMinutes(),
                bill.lines(),
                bill.supersededBy(),
                totals);
    }

    private static BillMapping mapping(ResultSet row) throws SQLException {
        return JSON.readValue(row.getString("mapping"), BillMapping.class);
    }
}
