package io.framehouse.reports.internal;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** When the nightly proof runs: 03:10 in the platform's zone. */
@Component
class ProofSchedule {
    private static final LocalTime AT = LocalTime.of(3, 10);

    private final ZoneId zone;

    ProofSchedule(@Value("${framehouse.time-zone:UTC}") ZoneId zone) {
        this.zone = zone;
    }

    Schedule daily() {
        return Schedules.daily(zone, AT);
    }

    Instant next(Instant now) {
        ZonedDateTime today = now.atZone(zone).with(AT);
        return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
    }
}
