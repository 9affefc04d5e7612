package io.framehouse.reports.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.reports.ExportOrders;
import io.framehouse.reports.UsageExports;
import io.framehouse.reports.UsageExports.Extent;
import io.framehouse.reports.UsageExports.Format;
import io.framehouse.reports.UsageFilter;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.BlobRemovals;
import io.framehouse.storage.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes wishes for exports, lists what came of them and gives the files out. */
@Service
class ExportOrderService implements ExportOrders {
    private static final int MOST_LISTED = 100;

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final UsageExports exports;
    private final ExportOrderRows rows;
    private final ExportRounds rounds;
    private final BlobStore blobs;
    private final BlobRemovals removals;
    private final AuditTrail audit;
    private final LiveFeed feed;
    private final Clock clock;

    ExportOrderService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            UsageExports exports,
            ExportOrderRows rows,
            ExportRounds rounds,
            BlobStore blobs,
            BlobRemovals removals,
            AuditTrail audit,
            LiveFeed feed,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.exports = exports;
        this.rows = rows;
        this.rounds = rounds;
        this.blobs = blobs;
        this.removals = removals;
        this.audit = audit;
        this.feed = feed;
        this.clock = clock;
    }

    @Override
    public Order ask(
            @Nullable TeamId team,
            Format format,
            LocalDate from,
            LocalDate to,
            UsageFilter filter) {
        Actor actor = writer(team);
        if (actor.kind() == Actor.Kind.SYSTEM) {
            throw new DomainException(
                    CommonError.FORBIDDEN, "An export is asked for by a person or a key.");
        }
        StoredFilter.require(format, filter);
        Extent extent = exports.extent(team, from, to, filter);
        UsageExportService.requireThatItFits(format, extent.lines());
        Order wish = wish(team, format, from, to, filter, extent, actor);
        TeamId place = ExportOrderRow.place(team);
        Order order = in(place, () -> add(place, wish, actor));
        rounds.start();
        return order;
    }

    private Order wish(
            @Nullable TeamId team,
            Format format,
            LocalDate from,
            LocalDate to,
            UsageFilter filter,
            Extent extent,
            Actor actor) {
        return new Order(
                Ids.next(),
                team,
                State.WAITING,
                format,
                from,
                to,
                extent.zone(),
                filter,
                ExportNames.of(format, from, to, filter),
                extent.lines(),
                0,
                null,
                null,
                actor.label(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null,
                null,
                null);
    }

    private Order add(TeamId place, Order wish, Actor actor) {
        if (rows.open(place) >= MOST_OPEN) {
            return rows.same(place, wish, actor)
                    .map(ExportOrderRow::order)
                    .orElseThrow(() ->
                            new DomainException(
                                    CommonError.WRONG_STATE,
                                    "%d exports wait already. Wait until some are ready, or remove one."
                                            .formatted(MOST_OPEN)));
        }
        if (!rows.add(place, wish, actor)) {
            // The open one may have ended since; then there is room for this.
            Optional<ExportOrderRow> same = rows.same(place, wish, actor);
            return same.isPresent() ? same.get().order() : add(place, wish, actor);
        }
        audit.record(
                wish.team(),
                AuditTrail.Change.made(
                        "export.asked",
                        "export",
                        wish.id().toString(),
                        Map.of("file", wish.fileName(), "lines", wish.lines())));
        feed.changed(new LiveFeed.Signal(place, TOPIC, wish.id().toString()));
        return wish;
    }

    @Override
    public List<Order> list(@Nullable TeamId team) {
        reader(team);
        TeamId place = ExportOrderRow.place(team);
        return in(place, () -> rows.newest(place, MOST_LISTED)).stream()
                .map(ExportOrderRow::order)
                .toList();
    }

    @Override
    public Order get(@Nullable TeamId team, UUID order) {
        reader(team);
        return found(ExportOrderRow.place(team), order).order();
    }

    @Override
    public void write(@Nullable TeamId team, UUID order, OutputStream target) {
        reader(team);
        ExportOrderRow row = found(ExportOrderRow.place(team), order);
        if (row.order().state() != State.READY) {
            throw new DomainException(CommonError.WRONG_STATE, notReady(row.order().state()));
        }
        try (InputStream bytes = blobs.open(Objects.requireNonNull(row.blobKey()), 0, -1)) {
            bytes.transferTo(target);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void remove(@Nullable TeamId team, UUID order) {
        writer(team);
        TeamId place = ExportOrderRow.place(team);
        in(
                place,
                () -> {
                    ExportOrderRow gone =
                            rows.delete(place, order)
                                    .orElseThrow(() -> DomainException.notFound("export"));
                    if (gone.blobKey() != null) {
                        removals.later(place, List.of(gone.blobKey()));
                    }
                    audit.record(
                            team,
                            new AuditTrail.Change(
                                    "export.removed",
                                    "export",
                                    order.toString(),
                                    Map.of("file", gone.order().fileName()),
                                    Map.of(),
                                    null));
                    feed.changed(new LiveFeed.Signal(place, TOPIC, order.toString()));
                    return gone;
                });
    }

    private ExportOrderRow found(TeamId place, UUID order) {
        return in(place, () -> rows.find(place, order))
                .orElseThrow(() -> DomainException.notFound("export"));
    }

    /** What is done over all teams is written down where no team sees it. */
    private <T> T in(TeamId place, Supplier<T> work) {
        return place.equals(TeamId.HOUSE)
                ? transactions.onPlatform(work)
                : transactions.inTeam(place, work);
    }

    private void reader(@Nullable TeamId team) {
        if (team == null) {
            currentActor.requirePlatform(Action.VIEW_ALL_USAGE);
        } else {
            currentActor.require(team, Action.VIEW_USAGE);
        }
    }

    private Actor writer(@Nullable TeamId team) {
        return team == null
                ? currentActor.requirePlatform(Action.VIEW_ALL_USAGE)
                : currentActor.require(team, Action.ORDER_EXPORTS);
    }

    private static String notReady(State state) {
        return switch (state) {
            case WAITING, RUNNING -> "The export is not ready yet. Ask again in some seconds.";
            case FAILED -> "The export could not be made. Ask for it again.";
            case EXPIRED -> "The export is no longer kept. Ask for it again.";
            case READY -> throw new IllegalArgumentException("It is ready");
        };
    }
}
