package io.framehouse.gateway.rest.admin;

import io.framehouse.api.JsonBody;
import io.framehouse.gateway.rest.ExportScheduleCalls;
import io.framehouse.gateway.rest.ExportScheduleJson;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Exports over all teams that are made again and again. */
@RestController
@RequestMapping("/api/v1/admin/export-schedules")
class AllExportSchedulesController {
    private final CurrentActor currentActor;
    private final ExportScheduleCalls calls;

    AllExportSchedulesController(CurrentActor currentActor, ExportScheduleCalls calls) {
        this.currentActor = currentActor;
        this.calls = calls;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ExportScheduleJson add(JsonBody body) {
        // Asked first: who may not have it learns nothing of how to ask.
        currentActor.requirePlatform(Action.VIEW_ALL_USAGE);
        return calls.add(null, body);
    }

    @GetMapping
    Page<ExportScheduleJson> list(PageRequest page) {
        return calls.list(null, page);
    }

    @GetMapping("/{id}")
    ExportScheduleJson get(@PathVariable String id) {
        return calls.get(null, id);
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ExportScheduleJson change(@PathVariable String id, JsonBody body) {
        // Asked first: who may not have it learns nothing of how to ask.
        currentActor.requirePlatform(Action.VIEW_ALL_USAGE);
        return calls.change(null, id, body);
    }

    @PostMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ExportScheduleJson act(@PathVariable String id, JsonBody body) {
        // Asked first: who may not have it learns nothing of how to ask.
        currentActor.requirePlatform(Action.VIEW_ALL_USAGE);
        return calls.act(null, id, body);
    }

    @PostMapping(
            path = "/{id}/deliveries/{delivery_id}/resend",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ExportScheduleJson.DeliveryJson resend(
            @PathVariable String id, @PathVariable("delivery_id") String delivery, JsonBody body) {
        // Asked first: who may not have it learns nothing of how to ask.
        currentActor.requirePlatform(Action.VIEW_ALL_USAGE);
        return calls.resend(null, id, delivery, body);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        calls.remove(null, id);
    }
}
