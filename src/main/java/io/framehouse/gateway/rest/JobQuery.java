package io.framehouse.gateway.rest;

import io.framehouse.api.WireTime;
import io.framehouse.jobs.JobFilter;
import io.framehouse.jobs.JobState;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.Wire;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads the filter of a job list; several states come comma-separated or as several fields. */
final class JobQuery {
    private JobQuery() {}

    static JobFilter read(MultiValueMap<String, String> query) {
        return new JobFilter(
                states(query.getOrDefault("state", List.of())),
                text(query, "model"),
                text(query, "label"),
                null,
                null,
                null,
                instant(query, "created_from"),
                instant(query, "created_to"));
    }

    private static Set<JobState> states(List<String> given) {
        return given.stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(JobQuery::state)
                .collect(Collectors.toSet());
    }

    private static JobState state(String word) {
        return Wire.parse(JobState.class, word).orElseThrow(() -> unknownState(word));
    }

    private static DomainException unknownState(String word) {
        List<String> words = Arrays.stream(JobState.values()).map(JobState::wire).toList();
        String message = "state is '" + word + "'; it must be one of " + String.join(", ", words);
        return DomainException.invalid(
                List.of(new FieldError("state", "not_allowed", message + ".", words)));
    }

    private static @Nullable String text(MultiValueMap<String, String> query, String name) {
        String text = query.getFirst(name);
        return text == null || text.isEmpty() ? null : text;
    }

    private static @Nullable Instant instant(MultiValueMap<String, String> query, String name) {
        String text = text(query, name);
        try {
            return text == null ? null : WireTime.parse(text).toInstant();
        } catch (DateTimeException bad) {
            throw DomainException.invalid(
                    name,
                    "malformed",
                    name
                            + " is '"
                            + text
                            + "'; it must be a time as in RFC 3339, such as 2026-01-31T12:00:00Z.");
        }
    }
}
