package io.framehouse.reports.internal;

import io.framehouse.reports.ExportOrders.Order;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.BlobReferences;
import io.framehouse.storage.MediaSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Serves exports behind signed links. A link is as good as the right of whoever asked for the file:
 * who may not see the usage any more has handed on a link to nothing.
 */
@Component
class ExportOrderMedia implements MediaSource, BlobReferences {
    static final String KIND = "usage-export";

    private static final String OVER = "The time of this export is over. Ask for it again.";

    private final ExportOrderRows rows;
    private final ExportOwners owners;
    private final TeamTransactions transactions;

    ExportOrderMedia(ExportOrderRows rows, ExportOwners owners, TeamTransactions transactions) {
        this.rows = rows;
        this.owners = owners;
        this.transactions = transactions;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Media> find(TeamId team, UUID id) {
        return transactions
                .inTeam(team, () -> rows.find(team, id))
                .filter(this::ownerMay)
                .flatMap(ExportOrderMedia::media);
    }

    private boolean ownerMay(ExportOrderRow row) {
        return owners.now(row.place(), row.user(), row.key())
                .filter(owner -> may(owner, row.place()))
                .isPresent();
    }

    static boolean may(Actor owner, TeamId place) {
        return place.equals(TeamId.HOUSE)
                ? owner.mayOnPlatform(Action.VIEW_ALL_USAGE)
                : owner.may(place, Action.VIEW_USAGE);
    }

    private static Optional<Media> media(ExportOrderRow row) {
        Order order = row.order();
        String type = ExportNames.contentType(order.format());
        return switch (order.state()) {
            case READY ->
                    Optional.of(
                            new Media(
                                    Objects.requireNonNull(row.blobKey()),
                                    type,
                                    Objects.requireNonNull(order.bytes()),
                                    Objects.requireNonNull(order.sha256()),
                                    order.fileName(),
                                    null));
            case EXPIRED -> Optional.of(new Media("", type, 0, "", order.fileName(), OVER));
            case WAITING, RUNNING, FAILED -> Optional.empty();
        };
    }

    @Override
    public boolean uses(TeamId team, String blobKey) {
        return rows.usesBlob(team, blobKey);
    }
}
