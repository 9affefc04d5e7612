package io.framehouse.notices.internal.webhooks;

import io.framehouse.credits.BudgetAlert;
import io.framehouse.credits.BudgetWillCross;
import io.framehouse.notices.WebhookEvent;
import io.framehouse.reports.ExportDelivered;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Wire;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The bodies of messages: {@code type}, {@code timestamp}, {@code data}. */
@Component
final class MessageJson {
    private final JsonMapper json;

    MessageJson(JsonMapper json) {
        this.json = json;
    }

    String body(WebhookEvent event, Instant at, JsonNode data) {
        ObjectNode body = json.createObjectNode();
        body.put("type", event.wire());
        body.put("timestamp", at.truncatedTo(ChronoUnit.MILLIS).toString());
        body.set("data", data);
        return json.writeValueAsString(body);
    }

    JsonNode asset(JobId job, JsonNode asset) {
        ObjectNode data = json.createObjectNode();
        data.put("job_id", job.toString());
        data.set("asset", asset);
        return data;
    }

    JsonNode alert(BudgetAlert alert) {
        ObjectNode data = json.createObjectNode();
        data.put("budget_id", alert.budget().toString());
        data.put("scope", Wire.of(alert.scope()));
        data.put("subject_id", alert.subject() == null ? null : alert.subject().toString());
        data.put("window", Wire.of(alert.period()));
        data.put("hard", alert.hard());
        data.put("percent", alert.percent());
        data.put("limit", alert.limit().toWire());
        data.put("used", alert.used().toWire());
        Instant resetsAt = alert.resetsAt();
        data.put("resets_at", resetsAt == null ? null : resetsAt.toString());
        return data;
    }

    JsonNode forecast(BudgetWillCross event) {
        ObjectNode data = json.createObjectNode();
        data.put("budget_id", event.budget().toString());
        data.put("scope", Wire.of(event.scope()));
        data.put("subject_id", event.subject() == null ? null : event.subject().toString());
        data.put("window", Wire.of(event.period()));
        data.put("hard", event.hard());
        data.put("limit", event.limit().toWire());
        data.put("used", event.used().toWire());
        data.put("at_window_end", event.atEnd() == null ? null : event.atEnd().toWire());
        data.put("crosses_at", event.crossesAt().toString());
        data.put("method", event.method());
        Instant resetsAt = event.resetsAt();
        data.put("resets_at", resetsAt == null ? null : resetsAt.toString());
        return data;
    }

    JsonNode export(ExportDelivered event) {
        ObjectNode data = json.createObjectNode();
        data.put("schedule_id", event.schedule().toString());
        data.put("delivery_id", event.delivery().toString());
        data.put("export_id", event.order().toString());
        data.put("file_name", event.fileName());
        data.put("format", event.format());
        data.put("from", event.from().toString());
        data.put("to", event.to().toString());
        data.put("time_zone", event.zone());
        data.put("lines", event.lines());
        data.put("bytes", event.bytes());
        data.put("sha256", event.sha256());
        data.put("url", event.link());
        data.put("expires_at", event.expiresAt().toString());
        return data;
    }

    JsonNode test() {
        return json.createObjectNode()
                .put("message", "A test from Framehouse. Answer with 2xx to take it.");
    }
}
