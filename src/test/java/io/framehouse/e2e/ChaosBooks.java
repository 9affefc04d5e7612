package io.framehouse.e2e;

import io.framehouse.e2e.ChaosJobs.Sent;
import io.framehouse.sandbox.FaultKind;
import io.framehouse.sandbox.SandboxLedgerLine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The product's books beside the provider's, job by job: whatever does not fit is named. */
final class ChaosBooks {
    private static final Set<String> FINAL = Set.of("succeeded", "failed", "cancelled");
    private static final String JOBS =
            """
            select j.id::text, j.prompt, j.state, j.reason,
                coalesce(w.detail, j.provider_reason) as provider_reason, j.unknown_reason,
                j.unknown_since is not null and j.attempt_id is not null
                    and j.provider_account_id is not null
                    and exists (select from job_event e where e.job_id = j.id
                        and e.to_state = 'unknown')
                    and exists (select from job_evidence v where v.job_id = j.id)
                    as evidence,
                j.provider_task_id, a.dialect,
                (select string_agg(t.kind, ' ' order by t.kind) from credit_transfer t
                    where t.job_id = j.id) as transfers,
                (select count(*) from usage_record u where u.job_id = j.id) as usages,
                (select min(s.state) from asset s where s.job_id = j.id and s.kind = 'video')
                    as video
            from job j left join provider_account a on a.id = j.provider_account_id
                left join job_watch w on w.job_id = j.id
            """;

    private final Homestead home;

    /** One job with what its caller, the product and the provider say of it. */
    private record Entry(
            String id,
            String prompt,
            String state,
            @Nullable String reason,
            @Nullable String providerReason,
            @Nullable String unknownReason,
            boolean evidence,
            @Nullable String taskId,
            @Nullable String dialect,
            String transfers,
            long usages,
            @Nullable String video,
            List<SandboxLedgerLine> tasks) {

        boolean isFinal() {
            return FINAL.contains(state);
        }

        boolean made() {
            return tasks.stream().anyMatch(task -> task.state().equals("success"));
        }

        boolean over() {
            return tasks.stream().allMatch(SandboxLedgerLine::isFinal);
        }

        boolean stuck(FaultKind fault) {
            return tasks.stream().anyMatch(task -> task.faults().contains(fault.wireName()));
        }

        /** Whether asking long enough must bring the answer. */
        boolean canBeFound() {
            boolean known = taskId != null || "vidu".equals(dialect);
            return known
                    && !tasks.isEmpty()
                    && !stuck(FaultKind.TASK_VANISHES)
                    && !stuck(FaultKind.TASK_WITHOUT_VIDEO);
        }
    }

    ChaosBooks(Homestead home) {
        this.home = home;
    }

    private List<Entry> entries() {
        Map<String, List<SandboxLedgerLine>> tasks =
                home.sandbox.ledger().stream()
                        .collect(Collectors.groupingBy(SandboxLedgerLine::prompt));
        List<Entry> entries = new ArrayList<>();
        try (Connection connection = home.behindTheWalls();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(JOBS)) {
            while (row.next()) {
                String prompt = row.getString("prompt");
                entries.add(
                        new Entry(
                                row.getString("id"),
                                prompt,
                                row.getString("state"),
                                row.getString("reason"),
                                row.getString("provider_reason"),
                                row.getString("unknown_reason"),
                                row.getBoolean("evidence"),
                                row.getString("provider_task_id"),
                                row.getString("dialect"),
                                String.valueOf(row.getString("transfers")),
                                row.getLong("usages"),
                                row.getString("video"),
                                tasks.getOrDefault(prompt, List.of())));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return entries;
    }

    /** A quarter of an hour goes by for those whose provider says success and names no video. */
    void letSilenceGrowOld() {
        try (Connection connection = home.behindTheWalls();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    update job_watch set accepted_at = accepted_at - interval '16 minutes',
                        last_answer_at = last_answer_at - interval '16 minutes'
                    where detail = 'success without a video' and state <> 'unknown'
                    """);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What still waits without need, once the provider behaves well. */
    List<String> undecided() {
        return entries().stream()
                .filter(job -> !explained(job))
                .map(job -> told(job, "waits"))
                .toList();
    }

    private static boolean explained(Entry job) {
        return switch (job.state()) {
            case "succeeded" -> !"copying".equals(job.video()) && job.video() != null;
            case "failed", "cancelled" -> true;
            case "unknown" -> !job.canBeFound() && (job.over() || neverEnds(job));
            case "queued", "running" -> !job.tasks().isEmpty() && !job.over() && neverEnds(job);
            default -> false;
        };
    }

    private static boolean neverEnds(Entry job) {
        return job.stuck(FaultKind.TASK_NEVER_FINISHES) || job.stuck(FaultKind.TASK_NEVER_STARTS);
    }

    /** Everything that breaks a promise, a line each; empty when all is well. */
    List<String> violations(List<Sent> sent) {
        List<Entry> jobs = entries();
        List<String> found = new ArrayList<>();
        Map<String, Entry> byId =
                jobs.stream().collect(Collectors.toMap(Entry::id, Function.identity()));
        sent.stream()
                .filter(one -> !byId.containsKey(one.id()))
                .forEach(one -> found.add("the job of a caller is gone: " + one));
        Set<String> prompts = jobs.stream().map(Entry::prompt).collect(Collectors.toSet());
        home.sandbox.ledger().stream()
                .filter(task -> !prompts.contains(task.prompt()))
                .forEach(task -> found.add("a task of no job: " + task));
        for (Entry job : jobs) {
            judge(job).forEach(why -> found.add(told(job, why)));
        }
        return found;
    }

    private List<String> judge(Entry job) {
        List<String> wrong = new ArrayList<>();
        if (job.tasks().size() > 1) {
            wrong.add("was created " + job.tasks().size() + " times and paid as often");
        }
        if (job.taskId() != null
                && job.tasks().stream().noneMatch(task -> task.id().equals(job.taskId()))) {
            wrong.add("names another job's task");
        }
        if (!job.transfers().equals(transfersOf(job.state()))) {
            wrong.add("has the transfers " + job.transfers());
        }
        if (job.usages() != (job.state().equals("succeeded") ? 1 : 0)) {
            wrong.add("has " + job.usages() + " usage records");
        }
        switch (job.state()) {
            case "succeeded" -> {
                if (!job.made()) {
                    wrong.add("succeeded without a task that did");
                }
                boolean filmed = !job.stuck(FaultKind.TASK_WITHOUT_VIDEO);
                if (filmed && !"ready".equals(job.video())) {
                    wrong.add("lost its video, which is " + job.video());
                }
            }
            case "failed", "cancelled" -> judgeWithoutVideo(job, wrong);
            case "unknown" -> {
                if (!job.evidence() || job.unknownReason() == null) {
                    wrong.add("is unknown without evidence");
                }
            }
            case "held" -> {
                if (job.reason() == null) {
                    wrong.add("waits without a reason");
                }
            }
            case "submitting" -> wrong.add("is being sent for ever");
            default -> {
                if (job.over()) {
                    wrong.add("is not told that its task ended");
                }
            }
        }
        return wrong;
    }

    private void judgeWithoutVideo(Entry job, List<String> wrong) {
        if (job.tasks().stream().anyMatch(task -> !task.state().equals("failed"))) {
            wrong.add("was given back although its task did not fail");
        }
        Set<FaultKind> struck = home.sandbox.faults().struck(job.prompt());
        if (job.state().equals("failed")
                && job.tasks().isEmpty()
                && Collections.disjoint(struck, ChaosFaults.REFUSING)) {
            wrong.add("failed although the provider never refused it");
        }
    }

    private static String transfersOf(String state) {
        return switch (state) {
            case "succeeded" -> "hold settle";
            case "failed", "cancelled" -> "hold release";
            default -> "hold";
        };
    }

    private String told(Entry job, String why) {
        return "job %s (%s) %s: %s, reason %s, %s, unknown %s, account %s; tasks %s; struck by %s"
                .formatted(
                        job.id(),
                        job.prompt(),
                        why,
                        job.state(),
                        job.reason(),
                        job.providerReason(),
                        job.unknownReason(),
                        job.dialect(),
                        job.tasks().stream()
                                .map(task ->
                                        task.id() + " " + task.state() + " [" + task.faults() + "]")
                                .toList(),
                        home.sandbox.faults().struck(job.prompt()));
    }

    /** How many jobs there are of each state. */
    Map<String, Long> states() {
        return entries().stream()
                .collect(
                        Collectors.groupingBy(
                                job ->
                                        job.unknownReason() == null
                                                ? job.state()
                                                : job.state() + " " + job.unknownReason(),
                                TreeMap::new,
                                Collectors.counting()));
    }

    /** The jobs that nobody knows, and whether their video was made. */
    Map<String, Boolean> unknown() {
        return entries().stream()
                .filter(job -> job.state().equals("unknown") && job.over())
                .collect(Collectors.toMap(Entry::id, Entry::made));
    }
}
