package io.framehouse.gateway.rest;

import io.framehouse.api.JsonBody;
import io.framehouse.api.Paging;
import io.framehouse.api.RequestReader;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.Jobs;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.jobs.Submitted;
import io.framehouse.notices.Webhooks;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Jobs of the key's team. */
@RestController
@RequestMapping("/api/v1/jobs")
class JobsController {
    private static final Logger LOG = LoggerFactory.getLogger(JobsController.class);

    private final TeamCaller caller;
    private final Jobs jobs;
    private final JobReads reads;
    private final JobWaits waits;
    private final Webhooks webhooks;

    JobsController(
            TeamCaller caller, Jobs jobs, JobReads reads, JobWaits waits, Webhooks webhooks) {
        this.caller = caller;
        this.jobs = jobs;
        this.reads = reads;
        this.waits = waits;
        this.webhooks = webhooks;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JobJson> submit(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Prefer", required = false) @Nullable List<String> prefer,
            JsonBody body) {
        TeamId team = caller.team();
        Submitted submitted = jobs.submit(wish(team, IdempotencyKey.check(key), body));
        HttpStatus status = submitted.created() ? HttpStatus.ACCEPTED : HttpStatus.OK;
        JobId job = submitted.job().id();
        Optional<Duration> wait = Preference.wait(prefer).filter(asked -> caller.mayReadJobs());
        Optional<JobView> waited = wait.flatMap(most -> waitedAfterwards(job, most));
        return answer(ResponseEntity.status(status), waited.flatMap(view -> wait))
                .body(waited.map(JobView::json).orElseGet(() -> reads.json(submitted.job())));
    }

    @GetMapping
    Page<JobJson> list(@RequestParam MultiValueMap<String, String> query, PageRequest page) {
        TeamId team = caller.team();
        Page<Job> found = jobs.listFull(team, JobQuery.read(query), page);
        return new Page<>(reads.all(team, found.items()), found.nextCursor());
    }

    @GetMapping("/{id}")
    ResponseEntity<JobJson> get(
            @PathVariable String id,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known,
            @RequestHeader(name = "Prefer", required = false) @Nullable List<String> prefer) {
        JobId job = jobId(id);
        Predicate<JobView> wanted =
                known == null ? JobView::isFinal : view -> !view.isNamedBy(known);
        Optional<Duration> wait = Preference.wait(prefer);
        Optional<JobView> waited = wait.flatMap(most -> waited(job, wanted, most));
        JobView view = waited.orElseGet(() -> reads.view(caller.team(), job));
        boolean same = known != null && view.isNamedBy(known);
        HttpStatus status = same ? HttpStatus.NOT_MODIFIED : HttpStatus.OK;
        return answer(ResponseEntity.status(status), waited.flatMap(done -> wait))
                .eTag(view.tag())
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(same ? null : view.json());
    }

    private Optional<JobView> waited(JobId job, Predicate<JobView> wanted, Duration most) {
        TeamId team = caller.team();
        return waits.until(
                wanted,
                new JobWaits.Waiter(caller.knownKey(), team, job),
                most,
                () -> reads.view(team, job));
    }

    private static ResponseEntity.BodyBuilder answer(
            ResponseEntity.BodyBuilder answer, Optional<Duration> applied) {
        applied.ifPresent(wait -> answer.header("Preference-Applied", Preference.applied(wait)));
        return answer;
    }

    @GetMapping("/{id}/events")
    Page<JobEventJson> events(@PathVariable String id, PageRequest page) {
        List<JobEventJson> lines =
                jobs.events(caller.team(), jobId(id)).stream().map(JobEventJson::of).toList();
        return Paging.slice(lines, page, line -> line.id().toString());
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobJson cancel(@PathVariable String id) {
        return reads.json(jobs.cancel(caller.team(), jobId(id)));
    }

    /** The job is there whatever happens to the wait; an error would have it sent again. */
    private Optional<JobView> waitedAfterwards(JobId job, Duration most) {
        try {
            return waited(job, JobView::isFinal, most);
        } catch (RuntimeException outage) {
            LOG.warn("Answered without waiting for jobId={}: {}", job, outage.toString());
            return Optional.empty();
        }
    }

    private SubmitJob wish(TeamId team, @Nullable String key, JsonBody body) {
        RequestReader reader = body.reader();
        String model = reader.text("model", 100);
        var parameters = reader.object("parameters");
        String costCenter = reader.optionalText("cost_center", 120);
        List<String> labels = reader.optionalTexts("labels", 20, 120);
        String webhookUrl =
                reader.parsed("webhook_url", "an http or https address", WebAddress::check);
        Integer priority = reader.optionalInteger("priority", 0, SubmitJob.HIGHEST_PRIORITY);
        reader.finish();
        if (webhookUrl != null) {
            webhooks.requireCallable("webhook_url", webhookUrl);
        }
        return new SubmitJob(
                team,
                model,
                parameters,
                costCenter,
                labels == null ? List.of() : labels,
                key,
                body.text(),
                null,
                null,
                null,
                null,
                webhookUrl,
                priority == null ? SubmitJob.USUAL_PRIORITY : priority);
    }

    private static JobId jobId(String text) {
        return JobId.parse(text).orElseThrow(() -> DomainException.notFound("job"));
    }
}
