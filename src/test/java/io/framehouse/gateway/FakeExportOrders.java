package io.framehouse.gateway;

import io.framehouse.reports.ExportOrders;
import io.framehouse.reports.Statements;
import io.framehouse.reports.UsageExports.Format;
import io.framehouse.reports.UsageFilter;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Orders that are ready at once, and a statement of one word. */
class FakeExportOrders implements ExportOrders, Statements {
    private final CurrentActor currentActor;
    private final List<Order> made = new ArrayList<>();

    FakeExportOrders(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    @Override
    public Order ask(TeamId team, Format format, LocalDate from, LocalDate to, UsageFilter filter) {
        require(team, Action.ORDER_EXPORTS);
        Order order =
                new Order(
                        UUID.randomUUID(),
                        team,
                        State.READY,
                        format,
                        from,
                        to,
                        ZoneOffset.UTC,
                        filter,
                        "usage.csv",
                        1,
                        1,
                        4L,
                        "0".repeat(64),
                        "key",
                        GatewaySlice.NOW,
                        GatewaySlice.NOW,
                        GatewaySlice.NOW.plus(LIFE),
                        null);
        made.addFirst(order);
        return order;
    }

    @Override
    public List<Order> list(TeamId team) {
        require(team, Action.VIEW_USAGE);
        return List.copyOf(made);
    }

    @Override
    public Order get(TeamId team, UUID order) {
        require(team, Action.VIEW_USAGE);
        return made.stream()
                .filter(one -> one.id().equals(order))
                .findFirst()
                .orElseThrow(() -> DomainException.notFound("export"));
    }

    @Override
    public void write(TeamId team, UUID order, OutputStream target) {
        write(get(team, order).fileName(), target);
    }

    @Override
    public void remove(TeamId team, UUID order) {
        made.remove(get(team, order));
    }

    @Override
    public void write(TeamId team, YearMonth month, OutputStream target) {
        currentActor.require(team, Action.VIEW_STATEMENTS);
        write("%PDF " + month, target);
    }

    @Override
    public YearMonth running(TeamId team) {
        currentActor.require(team, Action.VIEW_STATEMENTS);
        return YearMonth.from(GatewaySlice.NOW.atOffset(ZoneOffset.UTC));
    }

    private void require(TeamId team, Action action) {
        if (team == null) {
            currentActor.requirePlatform(Action.VIEW_ALL_USAGE);
        } else {
            currentActor.require(team, action);
        }
    }

    private static void write(String text, OutputStream target) {
        try {
            target.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
