package io.framehouse.jobs.ui;

import com.vaadin.flow.router.QueryParameters;
import io.framehouse.jobs.JobState;
import io.framehouse.shared.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The filters of the jobs list as the address carries them: {@code
 * ?q=&status=running,unknown&model=&by=me&period=7d}.
 */
record JobListFilter(
        String text, Set<JobState> states, @Nullable String model, boolean mine, Period period) {

    /** How far back the list goes; kept as a word, so that a link stays relative. */
    enum Period {
        /** No limit. */
        ANY("", "Any time", null),
        /** Since a day ago. */
        DAY("1d", "Last 24 hours", Duration.ofDays(1)),
        /** Since a week ago. */
        WEEK("7d", "Last 7 days", Duration.ofDays(7)),
        /** Since 30 days ago. */
        MONTH("30d", "Last 30 days", Duration.ofDays(30));

        private final String word;
        private final String label;
        private final @Nullable Duration length;

        Period(String word, String label, @Nullable Duration length) {
            this.word = word;
            this.label = label;
            this.length = length;
        }

        String label() {
            return label;
        }

        @Nullable Duration length() {
            return length;
        }
    }

    JobListFilter {
        states = states.isEmpty() ? Set.of() : Set.copyOf(states);
    }

    static JobListFilter none() {
        return new JobListFilter("", Set.of(), null, false, Period.ANY);
    }

    /** Reads an address; what is unknown in it is left out. */
    static JobListFilter of(QueryParameters query) {
        Set<JobState> states = EnumSet.noneOf(JobState.class);
        query.getParameters("status").stream()
                .flatMap(words -> Arrays.stream(words.split(",", -1)))
                .flatMap(word -> Wire.parse(JobState.class, word).stream())
                .forEach(states::add);
        String period = query.getSingleParameter("period").orElse("");
        return new JobListFilter(
                query.getSingleParameter("q").orElse("").strip(),
                states,
                query.getSingleParameter("model").filter(id -> !id.isBlank()).orElse(null),
                query.getSingleParameter("by").filter("me"::equals).isPresent(),
                Arrays.stream(Period.values())
                        .filter(one -> one.word.equals(period))
                        .findFirst()
                        .orElse(Period.ANY));
    }

    QueryParameters toQuery() {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "q", text);
        put(
                query,
                "status",
                states.stream().sorted().map(Wire::of).collect(Collectors.joining(",")));
        put(query, "model", Optional.ofNullable(model).orElse(""));
        put(query, "by", mine ? "me" : "");
        put(query, "period", period.word);
        return QueryParameters.simple(query);
    }

    boolean isActive() {
        return !equals(none());
    }

    /** The names of what is active, such as {@code Status, By and Last 7 days}. */
    String activeWords() {
        List<String> names = new ArrayList<>();
        if (!text.isEmpty()) {
            names.add("the search words");
        }
        if (!states.isEmpty()) {
            names.add("Status");
        }
        if (model != null) {
            names.add("Model");
        }
        if (mine) {
            names.add("By");
        }
        if (period != Period.ANY) {
            names.add(period.label());
        }
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    JobListFilter withText(String newText) {
        return new JobListFilter(newText, states, model, mine, period);
    }

    JobListFilter withStates(Set<JobState> newStates) {
        return new JobListFilter(text, newStates, model, mine, period);
    }

    JobListFilter withModel(@Nullable String newModel) {
        return new JobListFilter(text, states, newModel, mine, period);
    }

    JobListFilter withMine(boolean newMine) {
        return new JobListFilter(text, states, model, newMine, period);
    }

    JobListFilter withPeriod(Period newPeriod) {
        return new JobListFilter(text, states, model, mine, newPeriod);
    }

    private static void put(Map<String, String> query, String name, String value) {
        if (!value.isEmpty()) {
            query.put(name, value);
        }
    }
}
