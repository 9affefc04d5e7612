package io.framehouse.jobs.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statement that changes a job and keeps its row of job_watch in step: written with it while
 * the job is at a provider, taken away when it ends or waits again. One statement, so neither is
 * ever seen without the other.
 */
final class WatchedWrite {
    /** Columns that a job has only while it is watched. */
    private static final Set<String> ONLY_WATCHED =
            Set.of("lease_until", "lease_owner", "last_answer_at", "poll_count", "detail");

    /** Columns that both tables have; the watch's counts while there is one. */
    private static final Set<String> EITHER = Set.of("next_action_at", "progress");

    private static final String UPDATE =
            """
            update job j set state = :state, version = version + 1, updated_at = :now%s
            where team_id = :team and id = :id and version = :version
            """;
    private static final List<String> COPIED =
            List.of(
                    "attempt_id",
                    "state",
                    "model",
                    "off_peak",
                    "accepted_at",
                    "unknown_reason",
                    "unknown_since");

    private WatchedWrite() {}

    static boolean ofWatch(String column) {
        return ONLY_WATCHED.contains(column) || EITHER.contains(column);
    }

    /** For a job that is at a provider afterwards. */
    static String keep(Set<String> columns, boolean moved) {
        List<String> jobs = columns.stream().filter(column -> !ofWatch(column)).toList();
        Set<String> watches = new LinkedHashSet<>(columns);
        watches.retainAll(Stream.of(ONLY_WATCHED, EITHER).flatMap(Set::stream).toList());
        if (columns.contains("provider_reason")) {
            watches.remove("detail");
        }
        return "with changed as ("
                + UPDATE.formatted(", next_action_at = null" + assignments(jobs))
                + " returning *) "
                + insert(watches)
                + " on conflict (team_id, job_id) do update set "
                + String.join(", ", updates(watches, columns, moved));
    }

    /** For a job that ended, or that waits again. */
    static String end(Set<String> columns) {
        List<String> jobs =
                columns.stream().filter(column -> !ONLY_WATCHED.contains(column)).toList();
        String progress =
                columns.contains("progress")
                        ? ""
                        : ", progress = coalesce((select g.progress from gone g), j.progress)";
        return "with gone as (delete from job_watch where team_id = :team and job_id = :id"
                + " returning poll_count, progress) "
                + UPDATE.formatted(
                        ", poll_count = coalesce((select g.poll_count from gone g), j.poll_count)"
                                + progress
                                + assignments(jobs));
    }

    private static String insert(Set<String> watches) {
        List<String> names = new ArrayList<>(List.of("team_id", "job_id", "account_id", "task_id"));
        List<String> values =
                new ArrayList<>(
                        List.of(
                                "c.team_id",
                                "c.id",
                                "coalesce(c.provider_account_id,"
                                        + " '00000000-0000-0000-0000-000000000000')",
                                "c.provider_task_id"));
        COPIED.forEach(column -> add(names, values, column, "c." + column));
        watches.forEach(column -> add(names, values, column, typed(column)));
        Stream.of("poll_count", "progress")
                .filter(column -> !watches.contains(column))
                .forEach(column -> add(names, values, column, "c." + column));
        if (!watches.contains("next_action_at")) {
            add(names, values, "next_action_at", "c.updated_at");
        }
        return "insert into job_watch as w ("
                + String.join(", ", names)
                + ") select "
                + String.join(", ", values)
                + " from changed c";
    }

    private static List<String> updates(Set<String> watches, Set<String> columns, boolean moved) {
        Set<String> excluded = new LinkedHashSet<>(List.of("account_id", "task_id"));
        excluded.addAll(COPIED);
        excluded.addAll(watches);
        List<String> updates =
                new ArrayList<>(
                        excluded.stream().map(name -> name + " = excluded." + name).toList());
        // A question under way was asked before this: its answer's time of the next look is void.
        if (moved || watches.contains("next_action_at")) {
            updates.add("lease_token = null");
            Stream.of("lease_until", "lease_owner")
                    .filter(column -> !watches.contains(column))
                    .forEach(column -> updates.add(column + " = null"));
        }
        if (columns.contains("provider_reason") || (moved && !watches.contains("detail"))) {
            updates.add("detail = null");
        }
        return updates;
    }

    private static String assignments(List<String> columns) {
        return columns.stream()
                .map(column -> ", " + column + " = :" + column)
                .collect(Collectors.joining());
    }

    private static void add(List<String> names, List<String> values, String name, String value) {
        names.add(name);
        values.add(value);
    }

    /** A parameter of a select list has no type of its own where it is null. */
    private static String typed(String column) {
        return switch (column) {
            case "next_action_at", "lease_until", "last_answer_at" ->
                    "cast(:" + column + " as timestamptz)";
            case "poll_count", "progress" -> "cast(:" + column + " as int)";
            default -> "cast(:" + column + " as text)";
        };
    }
}
