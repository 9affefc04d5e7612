package io.framehouse.credits;

import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.UserId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What limits and raises must do: a map of budgets, each with a list of raises. */
final class BudgetModel {
    private final Map<Key, Budget> budgets = new LinkedHashMap<>();

    /** Which budgets are the same one, whatever their limit. */
    record Key(Scope scope, @Nullable UUID subject, Period period) {
        static Key of(BudgetData data) {
            return new Key(data.scope(), data.subjectId(), data.period());
        }
    }

    private static final class Budget {
        BudgetData data;
        final List<Raise> raises = new ArrayList<>();

        Budget(BudgetData data) {
            this.data = data;
        }
    }

    private static final class Raise {
        final UUID id;
        final long micros;
        final Instant from;
        Instant to;

        Raise(UUID id, long micros, Instant from, Instant to) {
            this.id = id;
            this.micros = micros;
            this.from = from;
            this.to = to;
        }
    }

    void replace(List<BudgetData> wanted) {
        budgets.keySet().retainAll(wanted.stream().map(Key::of).toList());
        wanted.forEach(this::set);
    }

    void set(BudgetData data) {
        budgets.computeIfAbsent(Key.of(data), key -> new Budget(data)).data = data;
    }

    void remove(Key key) {
        budgets.remove(key);
    }

    void raise(Key key, UUID id, long micros, Instant from, Instant to) {
        budgets.get(key).raises.add(new Raise(id, micros, from, to));
    }

    void endRaise(UUID id, Instant now) {
        budgets.values().stream()
                .flatMap(budget -> budget.raises.stream())
                .filter(raise -> raise.id.equals(id) && raise.to.isAfter(now))
                .forEach(raise -> raise.to = raise.from.isAfter(now) ? raise.from : now);
    }

    List<Key> keys() {
        return List.copyOf(budgets.keySet());
    }

    boolean has(Key key) {
        return budgets.containsKey(key);
    }

    BudgetData data(Key key) {
        return budgets.get(key).data;
    }

    long raised(Key key, Instant at) {
        return budgets.get(key).raises.stream()
                .filter(raise -> !raise.from.isAfter(at) && raise.to.isAfter(at))
                .mapToLong(raise -> raise.micros)
                .sum();
    }

    long limit(Key key, Instant at) {
        return data(key).limit().micros() + raised(key, at);
    }

    /** The hard budgets that may refuse, in the order in which they are asked. */
    List<Key> refusing(@Nullable UserId member, @Nullable KeyId key) {
        return budgets.values().stream()
                .map(budget -> budget.data)
                .filter(BudgetData::hard)
                .map(Key::of)
                .filter(budget -> counts(budget, member, key))
                .sorted(Comparator.comparing(Key::scope).thenComparing(Key::period))
                .toList();
    }

    static boolean counts(Key budget, @Nullable UserId member, @Nullable KeyId key) {
        return switch (budget.scope()) {
            case TEAM -> true;
            case MEMBER -> member != null && member.value().equals(budget.subject());
            case KEY -> key != null && key.value().equals(budget.subject());
        };
    }

    static boolean sameWindow(Period period, Instant one, Instant other, ZoneId zone) {
        return period == Period.TOTAL
                || start(period, one, zone).equals(start(period, other, zone));
    }

    static @Nullable Instant resetsAt(Period period, Instant at, ZoneId zone) {
        LocalDate first = start(period, at, zone);
        LocalDate next =
                switch (period) {
                    case DAY -> first.plusDays(1);
                    case WEEK -> first.plusDays(7);
                    case MONTH -> first.plusMonths(1);
                    case TOTAL -> null;
                };
        return next == null ? null : next.atStartOfDay(zone).toInstant();
    }

    private static LocalDate start(Period period, Instant at, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        return switch (period) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.with(TemporalAdjusters.firstDayOfMonth());
            case TOTAL -> LocalDate.EPOCH;
        };
    }
}
