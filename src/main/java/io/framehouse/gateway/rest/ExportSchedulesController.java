package io.framehouse.gateway.rest;

import io.framehouse.api.JsonBody;
import io.framehouse.shared.Action;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
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

/** Exports of the key's team that are made again and again. */
@RestController
@RequestMapping("/api/v1/export-schedules")
class ExportSchedulesController {
    private final TeamCaller caller;
    private final ExportScheduleCalls calls;

    ExportSchedulesController(TeamCaller caller, ExportScheduleCalls calls) {
        this.caller = caller;
        this.calls = calls;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ExportScheduleJson add(JsonBody body) {
        return calls.add(team(), body);
    }

    @GetMapping
    Page<ExportScheduleJson> list(PageRequest page) {
        return calls.list(team(), page);
    }

    @GetMapping("/{id}")
    ExportScheduleJson get(@PathVariable String id) {
        return calls.get(team(), id);
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ExportScheduleJson change(@PathVariable String id, JsonBody body) {
        return calls.change(team(), id, body);
    }

    @PostMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ExportScheduleJson act(@PathVariable String id, JsonBody body) {
        return calls.act(team(), id, body);
    }

    @PostMapping(
            path = "/{id}/deliveries/{delivery_id}/resend",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ExportScheduleJson.DeliveryJson resend(
            @PathVariable String id, @PathVariable("delivery_id") String delivery, JsonBody body) {
        return calls.resend(team(), id, delivery, body);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        calls.remove(team(), id);
    }

    private TeamId team() {
        return caller.teamFor(Action.SCHEDULE_EXPORTS);
    }
}
