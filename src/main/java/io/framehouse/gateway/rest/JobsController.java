package io.framehouse.gateway.rest;

import io.framehouse.api.JsonBody;
import io.framehouse.api.Paging;
import io.framehouse.api.RequestReader;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobAssets;
import io.framehouse.jobs.JobAssets.JobAsset;
import io.framehouse.jobs.Jobs;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.jobs.Submitted;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
    private final TeamCaller caller;
    private final Jobs jobs;
    private final JobAssets assets;

    JobsController(TeamCaller caller, Jobs jobs, JobAssets assets) {
        this.caller = caller;
        this.jobs = jobs;
        this.assets = assets;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JobJson> submit(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            JsonBody body) {
        Submitted submitted = jobs.submit(wish(caller.team(), IdempotencyKey.check(key), body));
        HttpStatus status = submitted.created() ? HttpStatus.ACCEPTED : HttpStatus.OK;
        return ResponseEntity.status(status).body(json(submitted.job()));
    }

    @GetMapping
    Page<JobJson> list(@RequestParam MultiValueMap<String, String> query, PageRequest page) {
        TeamId team = caller.team();
        Page<Job> found = jobs.listFull(team, JobQuery.read(query), page);
        Map<JobId, List<JobAsset>> copies =
                assets.ofAll(team, found.items().stream().map(Job::id).toList());
        return found.map(job -> JobJson.of(job, copies.getOrDefault(job.id(), List.of())));
    }

    @GetMapping("/{id}")
    JobJson get(@PathVariable String id) {
        return json(jobs.get(caller.team(), jobId(id)));
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
        return json(jobs.cancel(caller.team(), jobId(id)));
    }

    private static SubmitJob wish(TeamId team, @Nullable String key, JsonBody body) {
        RequestReader reader = body.reader();
        String model = reader.text("model", 100);
        var parameters = reader.object("parameters");
        String costCenter = reader.optionalText("cost_center", 120);
        List<String> labels = reader.optionalTexts("labels", 20, 120);
        String webhookUrl =
                reader.parsed("webhook_url", "an http or https address", WebAddress::check);
        Integer priority = reader.optionalInteger("priority", 0, SubmitJob.HIGHEST_PRIORITY);
        reader.finish();
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

    private JobJson json(Job job) {
        return JobJson.of(job, assets.of(job.team(), job.id()));
    }

    private static JobId jobId(String text) {
        return JobId.parse(text).orElseThrow(() -> DomainException.notFound("job"));
    }
}
