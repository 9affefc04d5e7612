package io.framehouse.catalog.internal;

import io.framehouse.teams.TeamErasure;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes a team's allowlist and its requests for models away. */
@Component
class ModelsErasure implements TeamErasure {
    @Override
    public List<Step> steps() {
        return List.of(
                Step.delete(19, "allowed_model_chosen"),
                Step.delete(20, "allowed_model"),
                Step.delete(20, "model_request"));
    }
}
