package io.framehouse.access.ui;

import io.framehouse.access.KeyBudgets.KeyBudget;
import io.framehouse.access.KeyModels.Choice;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is other about a key than it was, in words. */
final class KeyDifference {
    private KeyDifference() {}

    /** Such as {@code Name: ci → ci-2. Expires: 1 Dec 2026 → never.}; empty for no difference. */
    static String of(KeyRow before, KeyRow after, ZoneId zone) {
        List<String> parts = new ArrayList<>();
        add(parts, "Name", before, after, row -> row.key().name());
        add(parts, "Expires", before, after, row -> date(row.key().expiresAt(), zone));
        add(parts, "May", before, after, row -> KeyWords.scopes(row.key().scopes()));
        add(parts, "Requests a minute", before, after, row -> rate(row.key().ratePerMinute()));
        add(parts, "Cost centre", before, after, row -> costCenter(row.key().costCenter()));
        add(parts, "Models", before, after, KeyDifference::models);
        add(parts, "Limits per job", before, after, row -> orNone(KeyWords.caps(row.limits())));
        add(parts, "Budget", before, after, row -> budget(row.budget()));
        return String.join(" ", parts);
    }

    static String rate(@Nullable Integer perMinute) {
        return perMinute == null ? "the usual limit" : "%,d".formatted(perMinute);
    }

    static String costCenter(@Nullable String own) {
        return own == null ? "the team's" : own;
    }

    private static void add(
            List<String> parts,
            String what,
            KeyRow before,
            KeyRow after,
            Function<KeyRow, String> words) {
        String was = words.apply(before);
        String is = words.apply(after);
        if (!Objects.equals(was, is)) {
            parts.add("%s: %s \u2192 %s.".formatted(what, was, is));
        }
    }

    private static String date(@Nullable Instant at, ZoneId zone) {
        return at == null ? "never" : TimeFormat.date(at, zone);
    }

    private static String models(KeyRow row) {
        String titles =
                row.limits().models().stream()
                        .map(Choice::title)
                        .sorted()
                        .collect(Collectors.joining(", "));
        return titles.isEmpty() ? "all of the team" : titles;
    }

    private static String budget(@Nullable KeyBudget budget) {
        return budget == null
                ? "none"
                : CreditsFormat.number(budget.own().amount())
                        + ", resets "
                        + KeyWords.reset(budget.own().reset()).toLowerCase(Locale.ROOT);
    }

    private static String orNone(String words) {
        return words.isEmpty() ? "none" : words;
    }
}
