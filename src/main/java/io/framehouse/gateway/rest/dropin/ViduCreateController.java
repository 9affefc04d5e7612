package io.framehouse.gateway.rest.dropin;

import io.framehouse.api.JsonBody;
import io.framehouse.jobs.Job;
import io.framehouse.shared.DomainException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Vidu's create calls: one path a mode, the model in the body. */
@RestController
class ViduCreateController {
    private static final String MODE =
            "{mode:img2video|reference2video|text2video|start-end2video}";

    private final DropInJobs jobs;

    ViduCreateController(DropInJobs jobs) {
        this.jobs = jobs;
    }

    @PostMapping({"/ent/v2/" + MODE, "/vidu/ent/v2/" + MODE})
    ViduCreated create(@PathVariable String mode, JsonBody body) {
        ObjectNode parameters = body.object();
        String model = PassThrough.text(parameters, "model");
        if (model == null || model.isEmpty()) {
            throw DomainException.invalid("model", "required", "model is missing.");
        }
        DropInCall call =
                DropInCall.withCallback(
                        ViduErrorForm.DIALECT, "/ent/v2/" + mode, model, parameters, body);
        Job job = jobs.submit(call);
        return ViduCreated.of(job, model, call);
    }
}
