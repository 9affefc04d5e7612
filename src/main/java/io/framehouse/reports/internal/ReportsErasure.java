package io.framehouse.reports.internal;

import io.framehouse.teams.TeamErasure;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Takes a team's exports and their schedules with secrets of buckets away; the books themselves
 * stay.
 */
@Component
class ReportsErasure implements TeamErasure {
    private static final int BEFORE_THEIR_DELIVERIES = 18;
    private static final int BEFORE_THEIR_SCHEDULES = 19;
    private static final int BEFORE_THEIR_BYTES = 20;

    @Override
    public List<Step> steps() {
        return List.of(
                Step.delete(BEFORE_THEIR_DELIVERIES, "export_put"),
                Step.delete(BEFORE_THEIR_SCHEDULES, "export_bucket"),
                Step.delete(BEFORE_THEIR_SCHEDULES, "export_delivery"),
                Step.delete(BEFORE_THEIR_BYTES, "export_schedule"),
                Step.delete(BEFORE_THEIR_BYTES, "export_order"));
    }
}
