package io.framehouse.access.internal;

import io.framehouse.teams.TeamErasure;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes a team's keys away, once nothing points to them or is sealed with them. */
@Component
class KeysErasure implements TeamErasure {
    @Override
    public List<Step> steps() {
        return List.of(
                Step.delete(20, "key_call_log"),
                Step.delete(40, "api_key"),
                Step.delete(70, "data_key"));
    }
}
