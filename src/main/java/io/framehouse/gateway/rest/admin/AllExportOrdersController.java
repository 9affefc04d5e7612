package io.framehouse.gateway.rest.admin;

import io.framehouse.api.JsonBody;
import io.framehouse.gateway.rest.ExportOrderCalls;
import io.framehouse.gateway.rest.ExportOrderJson;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
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

/** Exports over all teams that are made in the background. */
@RestController
@RequestMapping(AllExportOrdersController.PATH)
class AllExportOrdersController {
    static final String PATH = "/api/v1/admin/exports";

    private final CurrentActor currentActor;
    private final ExportOrderCalls calls;

    AllExportOrdersController(CurrentActor currentActor, ExportOrderCalls calls) {
        this.currentActor = currentActor;
        this.calls = calls;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ExportOrderJson ask(JsonBody body) {
        // Asked first: who may not have it learns nothing of how to ask.
        currentActor.requirePlatform(Action.VIEW_ALL_USAGE);
        return calls.ask(null, body, PATH);
    }

    @GetMapping
    Page<ExportOrderJson> list(PageRequest page) {
        return calls.list(null, page, PATH);
    }

    @GetMapping("/{id}")
    ExportOrderJson get(@PathVariable String id) {
        return calls.get(null, id, PATH);
    }

    @GetMapping("/{id}/content")
    void content(@PathVariable String id, HttpServletResponse response) throws IOException {
        calls.content(null, id, response);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        calls.remove(null, id);
    }
}
