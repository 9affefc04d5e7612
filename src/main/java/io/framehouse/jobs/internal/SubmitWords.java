package io.framehouse.jobs.internal;

import io.framehouse.jobs.Job;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.jobs.internal.JobRequestRepository.Earlier;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Wire;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the SQL function {@code submit_jobs} is asked and what it answers, as JSON. */
@Component
final class SubmitWords {
    private final JobJson json;
    private final PriceTermsJson terms;

    SubmitWords(JobJson json, PriceTermsJson terms) {
        this.json = json;
        this.terms = terms;
    }

    String rows(List<NewJob> jobs) {
        ArrayNode array = json.newArray();
        for (NewJob made : jobs) {
            ObjectNode row = array.addObject();
            putJob(row, made.job());
            row.put("routing", made.routing());
            putRequest(row, made);
        }
        return json.text(array);
    }

    private void putJob(ObjectNode row, Job job) {
        row.put("id", job.id().toString())
                .put("model", job.model())
                .put("state", job.state().wire())
                .put("prompt", job.prompt())
                .put("submitted_by", text(job.submittedBy()))
                .put("key_id", text(job.keyId()))
                .put("submitter", job.submitter())
                .put("cost_center", job.costCenter())
                .put("off_peak", job.offPeak())
                .put("priority", job.priority())
                .put("quote_micros", job.quote().micros())
                .put("price_version", job.priceVersion())
                .put("settlement", Wire.of(job.settlement()))
                .put("next_action_at", text(job.nextCheckAt()))
                .put("expected_by", text(job.expectedBy()))
                .put("created_at", job.createdAt().toString())
                .put("event_id", Ids.next().toString());
        row.set("parameters", job.parameters());
        row.set("quote_lines", json.linesNode(job.quoteLines()));
        String frozen = terms.write(job.priceTerms());
        if (frozen != null) {
            row.set("price_terms", json.object(frozen));
        }
        ArrayNode labels = row.putArray("labels");
        job.labels().forEach(labels::add);
    }

    private static void putRequest(ObjectNode row, NewJob made) {
        SubmitJob wish = made.wish();
        row.put("caller", made.caller())
                .put("idempotency_key", wish.idempotencyKey())
                .put("body_hash", HexFormat.of().formatHex(made.bodyHash()))
                .put("dialect", wish.dialect())
                .put("body", wish.original())
                .put("payload", wish.payload())
                .put("callback_url", wish.callbackUrl())
                .put("webhook_url", wish.webhookUrl());
    }

    /** The jobs found under idempotency keys, by the job that was not made because of them. */
    Map<JobId, Earlier> earlier(@Nullable String answer) {
        Map<JobId, Earlier> found = new HashMap<>();
        if (answer != null) {
            json.array(answer)
                    .valueStream()
                    .forEach(line ->
                            found.put(
                                    job(line.path("job").asString()),
                                    new Earlier(
                                            job(line.path("earlier").asString()),
                                            HexFormat.of()
                                                    .parseHex(line.path("body_hash").asString()))));
        }
        return found;
    }

    private static JobId job(String id) {
        return new JobId(UUID.fromString(id));
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
