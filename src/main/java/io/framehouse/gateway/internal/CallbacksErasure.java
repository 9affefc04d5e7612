package io.framehouse.gateway.internal;

import io.framehouse.teams.TeamErasure;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes the callbacks away that a team's callers asked for. */
@Component
class CallbacksErasure implements TeamErasure {
    @Override
    public List<Step> steps() {
        return List.of(Step.delete(20, "caller_callback"));
    }
}
