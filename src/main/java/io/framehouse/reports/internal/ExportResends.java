package io.framehouse.reports.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.reports.ExportOrders;
import io.framehouse.reports.ExportSchedules.Delivery;
import io.framehouse.reports.ExportSchedules.DeliveryState;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends what became of one period again; in the transaction that holds the schedule. */
@Component
class ExportResends {
    private final ExportDeliveryRows deliveries;
    private final ExportOrderRows orderRows;
    private final ExportOrders orders;
    private final AuditTrail audit;

    ExportResends(
            ExportDeliveryRows deliveries,
            ExportOrderRows orderRows,
            ExportOrders orders,
            AuditTrail audit) {
        this.deliveries = deliveries;
        this.orderRows = orderRows;
        this.orders = orders;
        this.audit = audit;
    }

    /**
     * The delivery as it is then.
     *
     * @param sends how often it had been sent when the caller looked; null sends in any case
     * @throws DomainException wrong_state where it is on its way
     */
    Delivery again(ExportScheduleRow row, UUID id, @Nullable Integer sends) {
        Delivery before = delivery(row, id);
        if (sends != null && before.sends() != sends) {
            return before;
        }
        if (before.state() == DeliveryState.WAITING) {
            throw new DomainException(
                    CommonError.WRONG_STATE, "The delivery is on its way. Wait until it was sent.");
        }
        deliveries.again(row.place(), id, export(row, before));
        audit.record(
                row.team(),
                Change.made(
                        "export_schedule.resent",
                        "export_schedule",
                        row.id().toString(),
                        Map.of("from", before.from().toString(), "to", before.to().toString())));
        return delivery(row, id);
    }

    private Delivery delivery(ExportScheduleRow row, UUID id) {
        return deliveries
                .lock(row.place(), row.id(), id)
                .orElseThrow(() -> DomainException.notFound("delivery"));
    }

    /** The same file while it is kept; else it is made anew, for whoever asks. */
    private UUID export(ExportScheduleRow row, Delivery delivery) {
        TeamId place = row.place();
        return Optional.ofNullable(delivery.export())
                .flatMap(id -> orderRows.find(place, id))
                .filter(one -> one.order().state() == ExportOrders.State.READY)
                .map(ExportOrderRow::id)
                .orElseGet(() ->
                        orders.ask(
                                        row.team(),
                                        row.format(),
                                        delivery.from(),
                                        delivery.to(),
                                        row.filter())
                                .id());
    }
}
