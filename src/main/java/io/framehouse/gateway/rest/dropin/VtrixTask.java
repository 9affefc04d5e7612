package io.framehouse.gateway.rest.dropin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.framehouse.gateway.rest.WireNumbers;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobAssets.JobAsset;
import io.framehouse.shared.Credits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A task as Vtrix tells it, one object for create and poll: {@code progress} only while in
 * progress, {@code error} only when failed, {@code output} and {@code usage} only when completed.
 * The page lets {@code payload} pass through but names no place for it; the free metadata has it.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VtrixTask(
        String id,
        String status,
        String model,
        long createdAt,
        @Nullable BigDecimal progress,
        @Nullable ErrorJson error,
        @Nullable List<OutputJson> output,
        @Nullable UsageJson usage,
        Map<String, String> metadata) {
    private static final int GENERATION_ERROR = 8_007_095;
    private static final Pattern CODE = Pattern.compile("^(8007\\d{3}): (.*)$", Pattern.DOTALL);

    static VtrixTask of(
            DropInTask task, DropInTasks tasks, String model, @Nullable String payload) {
        Job job = task.job();
        boolean failed = task.phase() == DropInTask.Phase.FAILED;
        boolean done = task.phase() == DropInTask.Phase.DONE;
        return new VtrixTask(
                job.id().toString(),
                done ? "completed" : failed ? "failed" : "in_progress",
                model,
                job.createdAt().getEpochSecond(),
                done || failed
                        ? null
                        : WireNumbers.plain(BigDecimal.valueOf(task.progressPercent(), 2)),
                failed ? ErrorJson.of(task) : null,
                done ? List.of(OutputJson.of(task, tasks)) : null,
                done ? UsageJson.of(job) : null,
                payload == null ? Map.of() : Map.of("payload", payload));
    }

    /** What went wrong. */
    record ErrorJson(int code, String errorMessage) {
        /** Vtrix's own code where it was Vtrix that failed, else its word for "not made". */
        static ErrorJson of(DropInTask task) {
            Matcher own = CODE.matcher(task.failure());
            return own.matches()
                    ? new ErrorJson(Integer.parseInt(own.group(1)), own.group(2))
                    : new ErrorJson(GENERATION_ERROR, task.failure());
        }
    }

    /** The files made. */
    record OutputJson(List<ContentJson> content) {
        static OutputJson of(DropInTask task, DropInTasks tasks) {
            return new OutputJson(
                    task.asset("video").stream()
                            .map(video -> ContentJson.of(task, tasks, video))
                            .toList());
        }
    }

    /** A file; duration in whole seconds, as asked for. */
    record ContentJson(String type, String url, int duration, String id) {
        static ContentJson of(DropInTask task, DropInTasks tasks, JobAsset video) {
            return new ContentJson(
                    "video",
                    tasks.link(task, video),
                    task.job().parameters().path("duration").asInt(0),
                    video.id().toString());
        }
    }

    /** The cost in US dollars as text. */
    record UsageJson(String cost, int discount) {
        /** One credit's price, as the money rules fix it by default. */
        private static final BigDecimal DOLLARS_PER_CREDIT = new BigDecimal("0.005");

        static UsageJson of(Job job) {
            Credits settled = job.settled() == null ? Credits.ZERO : job.settled();
            BigDecimal dollars = settled.toBigDecimal().multiply(DOLLARS_PER_CREDIT);
            return new UsageJson(WireNumbers.plain(dollars).toPlainString(), 0);
        }
    }
}
