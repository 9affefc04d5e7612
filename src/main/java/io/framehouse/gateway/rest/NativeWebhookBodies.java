package io.framehouse.gateway.rest;

import io.framehouse.jobs.JobAssets;
import io.framehouse.jobs.Jobs;
import io.framehouse.notices.WebhookBodies;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks carry what the native API answers, field by field. */
@Component
final class NativeWebhookBodies implements WebhookBodies {
    private final Jobs jobs;
    private final JobAssets assets;
    private final JsonMapper json;

    NativeWebhookBodies(Jobs jobs, JobAssets assets, JsonMapper json) {
        this.jobs = jobs;
        this.assets = assets;
        this.json = json;
    }

    @Override
    public JsonNode job(TeamId team, JobId job) {
        return json.valueToTree(JobJson.of(jobs.get(team, job), assets.of(team, job)));
    }

    @Override
    public Optional<JsonNode> asset(TeamId team, JobId job, String kind) {
        return JobAssetJson.of(assets.of(team, job)).stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .map(json::valueToTree);
    }
}
