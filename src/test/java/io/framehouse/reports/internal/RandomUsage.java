package io.framehouse.reports.internal;

import io.framehouse.reports.UsageFigures;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageFilter.Dimension;
import io.framehouse.shared.Credits;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Usage made up by a seed, written to the tables, and what any report of it must say, reckoned here
 * and not by the database.
 */
final class RandomUsage {
    /** Clocks change in these months, in different weeks; in Kiritimati they never do. */
    private static final List<YearMonth> MONTHS =
            List.of(
                    YearMonth.of(2026, 3),
                    YearMonth.of(2026, 4),
                    YearMonth.of(2026, 10),
                    YearMonth.of(2026, 11));

    private static final List<String> MODELS = List.of("q2", "q3", "q3-pro");
    private static final List<String> CENTERS = List.of("film", "shop");
    private static final List<String> LABELS = List.of("b, \"x\"", "a", "c d");
    private static final List<String> RESOLUTIONS = List.of("540p", "1080p");
    private static final List<String> UNITS = List.of("credits", "USD");

    private final Random random;
    private final ZoneId platform;
    private final List<Fact> facts = new ArrayList<>();
    private final List<UUID> people = ids(3);
    private final List<UUID> keys = ids(2);
    private final List<UUID> accounts = ids(2);

    RandomUsage(long seed, ZoneId platform) {
        this.random = new Random(seed);
        this.platform = platform;
    }

    /** One line or one ended job. */
    record Fact(
            TeamId team,
            UUID job,
            String kind,
            Instant at,
            @Nullable YearMonth month,
            String model,
            @Nullable UUID person,
            @Nullable UUID key,
            @Nullable UUID account,
            @Nullable String center,
            @Nullable String resolution,
            boolean offPeak,
            List<String> labels,
            @Nullable String unit,
            BigDecimal cost,
            int seconds,
            long quoted,
            long micros) {}

    private static List<UUID> ids(int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(Ids.next());
        }
        return ids;
    }

    /** Adds so many lines and ended jobs of these teams. */
    void add(Connection books, List<TeamId> teams, int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            Fact fact = fact(teams.get(random.nextInt(teams.size())));
            facts.add(fact);
            write(books, fact);
        }
    }

    private Fact fact(TeamId team) {
        String kind =
                List.of("settled", "settled", "settled", "refund", "adjust", "failed", "cancelled")
                        .get(random.nextInt(7));
        boolean settled = kind.equals("settled");
        boolean ended = kind.equals("failed") || kind.equals("cancelled");
        Instant at = moment();
        String unit = settled ? oneOf(UNITS) : null;
        long micros = ended ? 0 : random.nextLong(1, 50_000_000);
        return new Fact(
                team,
                Ids.next(),
                kind,
                at,
                ended ? null : YearMonth.from(at.atZone(platform)).plusMonths(late()),
                MODELS.get(random.nextInt(MODELS.size())),
                oneOf(people),
                oneOf(keys),
                oneOf(accounts),
                oneOf(CENTERS),
                oneOf(RESOLUTIONS),
                random.nextBoolean(),
                LABELS.subList(random.nextInt(3), 3).subList(0, random.nextInt(2)),
                unit,
                unit == null ? BigDecimal.ZERO : BigDecimal.valueOf(random.nextInt(9_999_999), 6),
                settled ? random.nextInt(9) : 0,
                settled ? micros + 5 : 0,
                kind.equals("adjust") && random.nextBoolean() ? -micros : micros);
    }

    /** Some come after their month was closed. */
    private int late() {
        return random.nextInt(10) == 0 ? 1 : 0;
    }

    private <T> @Nullable T oneOf(List<T> values) {
        int which = random.nextInt(values.size() + 1);
        return which == values.size() ? null : values.get(which);
    }

    /** Often within an hour of a midnight somewhere, or of a change of clocks. */
    private Instant moment() {
        YearMonth month = MONTHS.get(random.nextInt(MONTHS.size()));
        LocalDate day = month.atDay(1 + random.nextInt(month.lengthOfMonth()));
        Instant midnight = day.atStartOfDay(platform).toInstant();
        return switch (random.nextInt(3)) {
            case 0 -> midnight.plusSeconds(random.nextInt(-3_600, 3_600));
            case 1 ->
                    month.atDay(1)
                            .with(TemporalAdjusters.lastInMonth(DayOfWeek.SUNDAY))
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .plusSeconds(random.nextInt(3 * 3_600));
            default -> midnight.plusSeconds(random.nextInt(86_400));
        };
    }

    private static void write(Connection books, Fact fact) throws SQLException {
        switch (fact.kind()) {
            case "settled" ->
                    run(
                            books,
                            """
                            insert into usage_record (team_id, job_id, transfer_id, model, user_id,
                                key_id, provider_account_id, cost_center, labels, resolution,
                                off_peak, provider_cost_unit, provider_cost_value,
                                duration_seconds, quote_micros, settled_micros, price_version,
                                submitted_at, settled_at, book_month)
                            values (?, ?, gen_random_uuid(), ?, ?, ?, ?, ?, ?::text[], ?, ?, ?, ?,
                                ?, ?, ?, 1, now(), ?::timestamptz, ?::date)
                            """,
                            fact.team().value(),
                            fact.job(),
                            fact.model(),
                            fact.person(),
                            fact.key(),
                            fact.account(),
                            fact.center(),
                            array(fact.labels()),
                            fact.resolution(),
                            fact.offPeak(),
                            fact.unit(),
                            fact.unit() == null ? null : fact.cost(),
                            fact.seconds() == 0 ? null : fact.seconds(),
                            fact.quoted(),
                            fact.micros(),
                            fact.at().toString(),
                            first(fact));
            case "failed", "cancelled" ->
                    run(
                            books,
                            """
                            insert into job (team_id, id, state, finished_at, model, submitted_by,
                                key_id, provider_account_id, cost_center, labels, parameters,
                                off_peak, submitter, quote_micros, quote_lines, price_version,
                                settlement, created_at, updated_at)
                            values (?, ?, 'running', null, ?, ?, ?, ?, ?, ?::text[],
                                jsonb_build_object('resolution', ?::text), ?, 'test', 1, '[]', 1,
                                'quoted', now(), now())
                            """,
                            fact.team().value(),
                            fact.job(),
                            fact.model(),
                            fact.person(),
                            fact.key(),
                            fact.account(),
                            fact.center(),
                            array(fact.labels()),
                            fact.resolution(),
                            fact.offPeak());
            default ->
                    run(
                            books,
                            """
                            insert into credit_transfer (team_id, id, kind, amount_micros, job_id,
                                actor, booked_at, book_month, line)
                            values (?, gen_random_uuid(), ?, ?, ?, 'test', ?::timestamptz, ?::date,
                                jsonb_build_object('model', ?::text, 'user_id', ?::uuid, 'key_id',
                                ?::uuid, 'provider_account_id', ?::uuid, 'cost_center', ?::text,
                                'labels', ?::text[], 'resolution', ?::text, 'off_peak', ?::boolean,
                                'price_version', 1, 'submitted_at', now()))
                            """,
                            fact.team().value(),
                            fact.kind(),
                            fact.micros(),
                            fact.job(),
                            fact.at().toString(),
                            first(fact),
                            fact.model(),
                            fact.person(),
                            fact.key(),
                            fact.account(),
                            fact.center(),
                            array(fact.labels()),
                            fact.resolution(),
                            fact.offPeak());
        }
        if (fact.month() == null) {
            run(
                    books,
                    "update job set state = ?, finished_at = ?::timestamptz where id = ?",
                    fact.kind(),
                    fact.at().toString(),
                    fact.job());
            // What is told of an ended job stays, whatever is taken out of the job.
            run(books, "update job set parameters = '{}', labels = '{}' where id = ?", fact.job());
        }
    }

    private static String first(Fact fact) {
        return fact.month() + "-01";
    }

    private static String array(List<String> labels) {
        StringBuilder text = new StringBuilder("{");
        // In no order, and one of them twice.
        for (int i = labels.size() - 1; i >= 0; i--) {
            String label = "\"" + labels.get(i).replace("\"", "\\\"") + "\"";
            text.append(text.length() > 1 ? "," : "").append(label).append(',').append(label);
        }
        return text.append('}').toString();
    }

    static void run(Connection books, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = books.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    /** What a report must say: figures by the ids of its groups, and all together under null. */
    Map<@Nullable List<@Nullable String>, UsageFigures> expected(
            @Nullable TeamId team,
            ZoneId zone,
            LocalDate from,
            LocalDate to,
            UsageFilter filter,
            List<String> groups) {
        Predicate<Fact> period = period(team, zone, from, to);
        boolean months = team == null && whole(from, to);
        Map<List<String>, UsageFigures> sums = new HashMap<>();
        sums.put(null, UsageFigures.NONE);
        for (Fact fact : facts) {
            if ((team == null || fact.team().equals(team))
                    && period.test(fact)
                    && passes(fact, filter)) {
                UsageFigures one = figures(fact);
                sums.merge(null, one, RandomUsage::plus);
                keys(fact, zone, months, groups).stream()
                        .filter(key -> !key.isEmpty())
                        .forEach(key -> sums.merge(key, one, RandomUsage::plus));
            }
        }
        return sums;
    }

    private Predicate<Fact> period(
            @Nullable TeamId team, ZoneId zone, LocalDate from, LocalDate to) {
        if (team == null && whole(from, to)) {
            return fact -> {
                YearMonth month = month(fact, zone);
                return !month.isBefore(YearMonth.from(from)) && !month.isAfter(YearMonth.from(to));
            };
        }
        return fact -> {
            LocalDate day = LocalDate.ofInstant(fact.at(), zone);
            return !day.isBefore(from) && !day.isAfter(to);
        };
    }

    private static boolean whole(LocalDate from, LocalDate to) {
        return from.getDayOfMonth() == 1 && to.plusDays(1).getDayOfMonth() == 1;
    }

    private static YearMonth month(Fact fact, ZoneId zone) {
        YearMonth booked = fact.month();
        return booked == null ? YearMonth.from(fact.at().atZone(zone)) : booked;
    }

    private static boolean passes(Fact fact, UsageFilter filter) {
        return (filter.offPeak() == null || filter.offPeak() == fact.offPeak())
                && filter.values().entrySet().stream()
                        .allMatch(one -> {
                            Set<String> told =
                                    one.getKey() == Dimension.LABEL
                                            ? Set.copyOf(fact.labels())
                                            : told(value(fact, one.getKey().word()));
                            return told.isEmpty()
                                    ? one.getValue().contains(UsageFilter.NONE)
                                    : told.stream().anyMatch(one.getValue()::contains);
                        });
    }

    private static Set<String> told(@Nullable String value) {
        return value == null ? Set.of() : Set.of(value);
    }

    private static @Nullable String value(Fact fact, String word) {
        return switch (word) {
            case "model" -> fact.model();
            case "member" -> text(fact.person());
            case "key" -> text(fact.key());
            case "provider" -> text(fact.account());
            case "cost_center" -> fact.center();
            case "resolution" -> fact.resolution();
            case "off_peak" -> Boolean.toString(fact.offPeak());
            case "team" -> fact.team().value().toString();
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    /** More than one where a line has more than one label. */
    private static List<List<String>> keys(
            Fact fact, ZoneId zone, boolean months, List<String> groups) {
        List<List<String>> keys = List.of(new ArrayList<>());
        LocalDate day = LocalDate.ofInstant(fact.at(), zone);
        for (String group : groups) {
            List<String> values =
                    switch (group) {
                        case "label" ->
                                fact.labels().isEmpty()
                                        ? java.util.Collections.singletonList(null)
                                        : List.copyOf(new TreeSet<>(fact.labels()));
                        case "day" -> List.of(day.toString());
                        case "week" -> List.of(day.with(DayOfWeek.MONDAY).toString());
                        case "month" ->
                                List.of(
                                        (months ? month(fact, zone) : YearMonth.from(day))
                                                .toString());
                        default -> java.util.Collections.singletonList(value(fact, group));
                    };
            List<List<String>> longer = new ArrayList<>();
            for (List<String> key : keys) {
                for (String value : values) {
                    List<String> more = new ArrayList<>(key);
                    more.add(value);
                    longer.add(more);
                }
            }
            keys = longer;
        }
        return keys;
    }

    private static UsageFigures figures(Fact fact) {
        boolean settled = fact.kind().equals("settled");
        boolean refund = fact.kind().equals("refund");
        boolean adjust = fact.kind().equals("adjust");
        Credits amount = Credits.ofMicros(fact.micros());
        return new UsageFigures(
                settled || refund || adjust ? 1 : 0,
                settled ? 1 : 0,
                fact.seconds(),
                Credits.ofMicros(fact.quoted()),
                refund ? Credits.ofMicros(-fact.micros()) : amount,
                refund ? amount : Credits.ZERO,
                adjust ? amount : Credits.ZERO,
                fact.kind().equals("failed") ? 1 : 0,
                fact.kind().equals("cancelled") ? 1 : 0,
                fact.unit() == null
                        ? Map.of()
                        : Map.of(fact.unit(), fact.cost().stripTrailingZeros()));
    }

    private static UsageFigures plus(UsageFigures a, UsageFigures b) {
        Map<String, BigDecimal> cost = new HashMap<>(a.providerCost());
        b.providerCost()
                .forEach((unit, value) ->
                        cost.merge(unit, value, (one, two) -> one.add(two).stripTrailingZeros()));
        return new UsageFigures(
                a.lines() + b.lines(),
                a.jobs() + b.jobs(),
                a.seconds() + b.seconds(),
                a.quoted().plus(b.quoted()),
                a.settled().plus(b.settled()),
                a.refunded().plus(b.refunded()),
                a.adjusted().plus(b.adjusted()),
                a.failed() + b.failed(),
                a.cancelled() + b.cancelled(),
                cost);
    }

    /** Any filter: up to two dimensions, each with some values and sometimes with none of them. */
    UsageFilter filter(boolean allTeams, List<TeamId> teams) {
        UsageFilter filter = UsageFilter.ALL;
        if (random.nextInt(4) == 0) {
            filter = filter.withOffPeak(random.nextBoolean());
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            Dimension dimension = Dimension.values()[random.nextInt(allTeams ? 8 : 6)];
            filter = filter.with(dimension, some(values(dimension, teams)));
        }
        return filter;
    }

    private List<String> values(Dimension dimension, List<TeamId> teams) {
        return switch (dimension) {
            case MODEL -> MODELS;
            case MEMBER -> people.stream().map(UUID::toString).toList();
            case KEY -> keys.stream().map(UUID::toString).toList();
            case PROVIDER -> accounts.stream().map(UUID::toString).toList();
            case COST_CENTER -> CENTERS;
            case LABEL -> LABELS;
            case RESOLUTION -> RESOLUTIONS;
            case TEAM -> teams.stream().map(team -> team.value().toString()).toList();
        };
    }

    private Set<String> some(List<String> values) {
        Set<String> some = new TreeSet<>();
        some.add(values.get(random.nextInt(values.size())));
        some.add(values.get(random.nextInt(values.size())));
        if (random.nextBoolean()) {
            some.add(UsageFilter.NONE);
        }
        return some;
    }

    /** Up to two different groups. */
    List<String> groups(boolean allTeams) {
        List<String> words = new ArrayList<>(List.of("model", "member", "key", "cost_center"));
        words.addAll(List.of("label", "resolution", "off_peak", "day", "week", "month"));
        if (allTeams) {
            words.addAll(List.of("team", "provider"));
        }
        java.util.Collections.shuffle(words, random);
        return words.subList(0, random.nextInt(3));
    }

    /** A whole month, two, or any days. */
    LocalDate[] days() {
        YearMonth month = MONTHS.get(random.nextInt(MONTHS.size()));
        return switch (random.nextInt(4)) {
            case 0 -> new LocalDate[] {month.atDay(1), month.atEndOfMonth()};
            case 1 -> new LocalDate[] {month.atDay(1), month.plusMonths(1).atEndOfMonth()};
            case 2 -> new LocalDate[] {LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)};
            default -> {
                LocalDate from = month.atDay(1 + random.nextInt(28));
                yield new LocalDate[] {from, from.plusDays(random.nextInt(40))};
            }
        };
    }
}
