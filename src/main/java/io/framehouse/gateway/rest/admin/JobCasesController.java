package io.framehouse.gateway.rest.admin;

import io.framehouse.api.JsonBody;
import io.framehouse.api.RequestReader;
import io.framehouse.jobs.JobResolution;
import io.framehouse.jobs.JobResolution.Outcome;
import io.framehouse.jobs.JobResolutions;
import io.framehouse.jobs.JobState;
import io.framehouse.shared.Action;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Jobs of all teams that wait for a person's decision. */
@RestController
@RequestMapping("/api/v1/admin/jobs")
class JobCasesController {
    private static final int LONGEST_REASON = 500;

    private final CurrentActor currentActor;
    private final JobResolutions resolutions;

    JobCasesController(CurrentActor currentActor, JobResolutions resolutions) {
        this.currentActor = currentActor;
        this.resolutions = resolutions;
    }

    @GetMapping
    Page<JobCaseJson> list(
            @RequestParam(required = false) @Nullable String state, PageRequest page) {
        currentActor.requirePlatform(Action.RESOLVE_JOBS);
        if (state != null && !state.equals(JobState.UNKNOWN.wire())) {
            throw DomainException.invalid(
                    List.of(
                            new FieldError(
                                    "state",
                                    "not_allowed",
                                    "state is '" + state + "'; this list has unknown jobs only.",
                                    List.of(JobState.UNKNOWN.wire()))));
        }
        return resolutions.unknown(page).map(JobCaseJson::of);
    }

    @PostMapping(path = "/{id}/resolve", consumes = MediaType.APPLICATION_JSON_VALUE)
    JobCaseJson resolve(@PathVariable String id, JsonBody body) {
        currentActor.requirePlatform(Action.RESOLVE_JOBS);
        JobId job = JobId.parse(id).orElseThrow(() -> DomainException.notFound("job"));
        RequestReader reader = body.reader();
        Outcome outcome = reader.choice("outcome", Outcome.class, Outcome.FAILED);
        String reason = reader.text("reason", LONGEST_REASON);
        Credits amount = reader.optionalCredits("amount");
        reader.finish();
        return JobCaseJson.of(
                resolutions.resolve(
                        resolutions.teamOf(job), job, new JobResolution(outcome, reason, amount)));
    }
}
