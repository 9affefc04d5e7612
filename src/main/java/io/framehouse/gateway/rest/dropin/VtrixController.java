package io.framehouse.gateway.rest.dropin;

import io.framehouse.api.JsonBody;
import io.framehouse.jobs.Job;
import io.framehouse.shared.DomainException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Vtrix's calls: one path for every model, parameters flat or in {@code input[0].params}. */
@RestController
@RequestMapping("/model/v1/generation")
class VtrixController {
    private final DropInJobs jobs;
    private final DropInTasks tasks;
    private final VtrixTasks vtrix;

    VtrixController(DropInJobs jobs, DropInTasks tasks, VtrixTasks vtrix) {
        this.jobs = jobs;
        this.tasks = tasks;
        this.vtrix = vtrix;
    }

    @PostMapping
    VtrixTask create(JsonBody body) {
        ObjectNode whole = body.object();
        String model = PassThrough.text(whole, "model");
        if (model == null || model.isEmpty()) {
            throw DomainException.invalid("model", "required", "model is missing.");
        }
        DropInCall call =
                DropInCall.withCallback(
                        VtrixErrorForm.DIALECT,
                        "/model/v1/generation",
                        model,
                        parameters(whole),
                        body);
        Job job = jobs.submit(call);
        return vtrix.created(tasks.of(job), call.payload());
    }

    @GetMapping("/task/{id}")
    VtrixTask result(@PathVariable String id) {
        return vtrix.task(tasks.find(id));
    }

    private static ObjectNode parameters(ObjectNode whole) {
        JsonNode input = whole.path("input");
        if (input.isMissingNode() || input.isNull()) {
            return whole;
        }
        if (input.path(0).path("params") instanceof ObjectNode parameters) {
            return parameters;
        }
        throw DomainException.invalid(
                "input", "wrong_type", "input must be a list of one object with params.");
    }
}
