package io.framehouse.gateway.rest;

import io.framehouse.reports.ExportSchedules.Delivery;
import io.framehouse.reports.ExportSchedules.Person;
import io.framehouse.reports.ExportSchedules.Schedule;
import io.framehouse.shared.Wire;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A schedule of exports with its newest deliveries. */
public record ExportScheduleJson(
        UUID id,
        String frequency,
        String format,
        List<String> recipients,
        boolean webhook,
        String owner,
        String state,
        @Nullable String stoppedWhy,
        String nextFrom,
        String nextTo,
        String timeZone,
        Instant dueAt,
        Instant createdAt,
        Map<String, Object> filter,
        List<DeliveryJson> deliveries) {
    public ExportScheduleJson {
        recipients = List.copyOf(recipients);
        deliveries = List.copyOf(deliveries);
    }

    /**
     * What became of a period.
     *
     * @param exportId null where there is no export, or none any more
     */
    public record DeliveryJson(
            UUID id,
            String from,
            String to,
            @Nullable UUID exportId,
            String state,
            int sends,
            @Nullable String error,
            Instant createdAt,
            @Nullable Instant sentAt) {
        static DeliveryJson of(Delivery delivery) {
            return new DeliveryJson(
                    delivery.id(),
                    delivery.from().toString(),
                    delivery.to().toString(),
                    delivery.export(),
                    Wire.of(delivery.state()),
                    delivery.sends(),
                    delivery.error(),
                    delivery.createdAt(),
                    delivery.sentAt());
        }
    }

    static ExportScheduleJson of(Schedule schedule) {
        return new ExportScheduleJson(
                schedule.id(),
                Wire.of(schedule.frequency()),
                Wire.of(schedule.format()),
                schedule.people().stream().map(Person::email).toList(),
                schedule.webhook(),
                schedule.owner(),
                Wire.of(schedule.state()),
                schedule.stoppedWhy(),
                schedule.nextFrom().toString(),
                schedule.nextTo().toString(),
                schedule.zone().getId(),
                schedule.dueAt(),
                schedule.createdAt(),
                UsageFilterJson.write(schedule.filter()),
                schedule.deliveries().stream().map(DeliveryJson::of).toList());
    }
}
