package io.framehouse.gateway.rest;

import io.framehouse.api.JsonBody;
import io.framehouse.shared.Action;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Exports of the key's team that are made in the background. */
@RestController
@RequestMapping(ExportOrdersController.PATH)
class ExportOrdersController {
    static final String PATH = "/api/v1/exports";

    private final TeamCaller caller;
    private final ExportOrderCalls calls;

    ExportOrdersController(TeamCaller caller, ExportOrderCalls calls) {
        this.caller = caller;
        this.calls = calls;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ExportOrderJson ask(JsonBody body) {
        return calls.ask(caller.teamFor(Action.ORDER_EXPORTS), body, PATH);
    }

    @GetMapping
    Page<ExportOrderJson> list(PageRequest page) {
        return calls.list(reading(), page, PATH);
    }

    @GetMapping("/{id}")
    ExportOrderJson get(@PathVariable String id) {
        return calls.get(reading(), id, PATH);
    }

    @GetMapping("/{id}/content")
    void content(@PathVariable String id, HttpServletResponse response) throws IOException {
        calls.content(reading(), id, response);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        calls.remove(caller.teamFor(Action.ORDER_EXPORTS), id);
    }

    private TeamId reading() {
        return caller.teamFor(Action.VIEW_USAGE);
    }
}
