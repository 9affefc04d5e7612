package io.framehouse.reports.ui;

import com.vaadin.flow.router.QueryParameters;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageFilter.Dimension;
import io.framehouse.reports.UsageSeries.Step;
import io.framehouse.shared.DomainException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The address of a usage screen: {@code
 * ?period=2026-11&group=member&model=viduq3-pro&off_peak=true&compare=before&view=table&lines=books}.
 * Filters are named as in the API and may be repeated; what is not understood is left out.
 */
final class UsageAddress {
    private static final String OFF_PEAK = "off_peak";
    private static final String ALL_TABLES = "table";

    private UsageAddress() {}

    static UsageAsk read(QueryParameters query, LocalDate today, boolean allTeams) {
        return new UsageAsk(
                UsagePeriod.parse(one(query, "period"), today),
                UsageGroup.parse(one(query, "group"), allTeams),
                filter(query, allTeams),
                one(query, "compare").equals("before"),
                tables(one(query, "view")),
                EntryChoice.of(one(query, "lines")).orElse(null));
    }

    static QueryParameters write(UsageAsk ask) {
        return new QueryParameters(parameters(ask));
    }

    private static Map<String, List<String>> parameters(UsageAsk ask) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        query.put("period", List.of(ask.period().word()));
        query.put("group", List.of(ask.group().word()));
        for (Dimension dimension : Dimension.values()) {
            Set<String> named = ask.filter().of(dimension);
            if (!named.isEmpty()) {
                query.put(dimension.word(), List.copyOf(new TreeSet<>(named)));
            }
        }
        if (ask.filter().offPeak() != null) {
            query.put(OFF_PEAK, List.of(ask.filter().offPeak().toString()));
        }
        if (ask.compare()) {
            query.put("compare", List.of("before"));
        }
        if (!ask.tables().isEmpty()) {
            query.put("view", List.of(word(ask.tables())));
        }
        if (ask.entries() != null) {
            query.put("lines", List.of(ask.entries().word()));
        }
        return query;
    }

    /** A link to what is asked, always in the same words. */
    static String link(String path, UsageAsk ask) {
        return path
                + "?"
                + parameters(ask).entrySet().stream()
                        .flatMap(one ->
                                one.getValue().stream()
                                        .map(value -> one.getKey() + "=" + encoded(value)))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The first day of a row of days, weeks or months. */
    static LocalDate start(UsageGroup by, String id) {
        return by == UsageGroup.MONTH ? YearMonth.parse(id).atDay(1) : LocalDate.parse(id);
    }

    static Step step(UsageGroup by) {
        return Step.valueOf(by.name());
    }

    private static UsageFilter filter(QueryParameters query, boolean allTeams) {
        UsageFilter filter = UsageFilter.ALL;
        for (Dimension dimension : Dimension.values()) {
            if (allTeams || !dimension.isOfThePlatform()) {
                filter = with(filter, dimension, query.getParameters(dimension.word()));
            }
        }
        return switch (one(query, OFF_PEAK)) {
            case "true" -> filter.withOffPeak(true);
            case "false" -> filter.withOffPeak(false);
            default -> filter;
        };
    }

    private static UsageFilter with(UsageFilter filter, Dimension dimension, List<String> values) {
        try {
            return filter.with(dimension, new LinkedHashSet<>(values));
        } catch (DomainException notUnderstood) {
            return filter;
        }
    }

    private static Set<String> tables(String word) {
        if (word.isEmpty()) {
            return Set.of();
        }
        return word.equals(ALL_TABLES)
                ? UsageCharts.NAMES
                : Arrays.stream(word.split(",", -1))
                        .filter(UsageCharts.NAMES::contains)
                        .collect(Collectors.toSet());
    }

    private static String word(Set<String> tables) {
        return tables.containsAll(UsageCharts.NAMES)
                ? ALL_TABLES
                : String.join(",", new TreeSet<>(tables));
    }

    private static String one(QueryParameters query, String name) {
        return query.getSingleParameter(name).orElse("");
    }
}
