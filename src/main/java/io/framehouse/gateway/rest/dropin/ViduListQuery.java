package io.framehouse.gateway.rest.dropin;

import io.framehouse.api.WireTime;
import io.framehouse.jobs.JobFilter;
import io.framehouse.jobs.JobState;
import io.framehouse.shared.DomainException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a call of Vidu's task list asks for (platform.vidu.com/docs/tasks-list). The page prints
 * both "paper" and "pager"; both are taken.
 *
 * @param taskIds empty for all
 * @param models such as {@code q2-pro}; empty for all. Like the next two, it thins out each page
 * @param resolutions empty for all
 * @param templates empty for all; no task of ours has one
 * @param skipPages whole pages before the one asked for
 * @param size 1 to 100
 */
record ViduListQuery(
        JobFilter filter,
        List<String> taskIds,
        Set<String> models,
        Set<String> resolutions,
        Set<String> templates,
        int skipPages,
        int size,
        @Nullable String token) {
    private static final Duration DEFAULT_WINDOW = Duration.ofDays(7);
    private static final int MAX_SIZE = 100;

    static ViduListQuery read(HttpServletRequest request, Clock clock) {
        Instant from = instant(request, "created_at.from");
        Instant to = instant(request, "created_at.to");
        Instant start =
                from == null ? (to == null ? clock.instant() : to).minus(DEFAULT_WINDOW) : from;
        return new ViduListQuery(
                new JobFilter(states(request), null, null, null, null, null, start, to),
                all(request, "task_ids").limit(MAX_SIZE).toList(),
                all(request, "model_versions").collect(Collectors.toSet()),
                all(request, "resolutions").collect(Collectors.toSet()),
                all(request, "templates").collect(Collectors.toSet()),
                number(request, "page", 0, 0, 1_000),
                number(request, "pagesz", 10, 1, MAX_SIZE),
                pager(request, "page_token"));
    }

    /** Whether the row is one of those asked for, as far as pages cannot be asked for them. */
    boolean wants(ViduTaskRow row) {
        return (models.isEmpty() || models.contains(row.model().replaceFirst("^vidu", "")))
                && (resolutions.isEmpty() || resolutions.contains(row.resolution()))
                && templates.isEmpty();
    }

    private static Set<JobState> states(HttpServletRequest request) {
        Set<JobState> states = EnumSet.noneOf(JobState.class);
        all(request, "states").forEach(word -> states.addAll(states(word)));
        return states;
    }

    private static Set<JobState> states(String word) {
        return switch (word) {
            case "created", "queueing" ->
                    EnumSet.of(JobState.HELD, JobState.SUBMITTING, JobState.QUEUED);
            case "processing" -> EnumSet.of(JobState.RUNNING, JobState.UNKNOWN);
            case "success" -> EnumSet.of(JobState.SUCCEEDED);
            case "failed" -> EnumSet.of(JobState.FAILED, JobState.CANCELLED);
            default ->
                    throw DomainException.invalid(
                            "states", "not_allowed", "states has '" + word + "'.");
        };
    }

    private static Stream<String> all(HttpServletRequest request, String name) {
        return Stream.of(name, name + "[]")
                .map(request::getParameterValues)
                .flatMap(values -> values == null ? Stream.empty() : Arrays.stream(values))
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static int number(
            HttpServletRequest request, String name, int fallback, int min, int max) {
        String text = pager(request, name);
        try {
            int value = text == null ? fallback : Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException bad) {
            // Said below, as for a number out of range.
        }
        throw DomainException.invalid(
                "pager." + name,
                "out_of_range",
                "pager." + name + " is '" + text + "'; it must be " + min + " to " + max + ".");
    }

    private static @Nullable String pager(HttpServletRequest request, String name) {
        String text = request.getParameter("pager." + name);
        String other = text == null ? request.getParameter("paper." + name) : text;
        return other == null || other.isEmpty() ? null : other;
    }

    private static @Nullable Instant instant(HttpServletRequest request, String name) {
        String text = request.getParameter(name);
        try {
            return text == null || text.isEmpty() ? null : WireTime.parse(text).toInstant();
        } catch (DateTimeException bad) {
            throw DomainException.invalid(
                    name, "malformed", name + " is '" + text + "', no time as in RFC 3339.");
        }
    }
}
