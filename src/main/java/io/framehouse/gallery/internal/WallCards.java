package io.framehouse.gallery.internal;

import io.framehouse.gallery.AssetCard;
import io.framehouse.gallery.GalleryEntry;
import io.framehouse.gallery.WallCard;
import io.framehouse.shared.TeamId;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Rows of the wall as people and programs see them, with signed links. */
@Component
final class WallCards {
    private final AssetLinks links;

    WallCards(AssetLinks links) {
        this.links = links;
    }

    WallCard card(TeamId team, WallOrder order, WallRow row) {
        AssetRow asset = row.asset();
        return new WallCard(
                asset.id(),
                asset.job(),
                Objects.requireNonNullElse(row.title(), asset.prompt()),
                asset.model(),
                asset.state(),
                asset.goneBecause(),
                links.of(team, asset),
                links.cover(team, asset),
                links.preview(team, asset, row.previewId()),
                asset.width(),
                asset.height(),
                asset.durationMillis(),
                asset.sound(),
                asset.submitter(),
                asset.cost(),
                asset.createdAt(),
                row.rating(),
                row.starred(),
                row.labels(),
                row.place(order, true).encode());
    }

    GalleryEntry entry(TeamId team, WallRow row) {
        return new GalleryEntry(
                asset(team, row.asset()),
                links.preview(team, row.asset(), row.previewId()),
                row.previewId(),
                row.title(),
                row.rating(),
                row.labels(),
                row.trashedAt());
    }

    AssetCard asset(TeamId team, AssetRow row) {
        return new AssetCard(
                row.id(),
                row.job(),
                row.prompt(),
                row.model(),
                row.state(),
                row.goneBecause(),
                links.of(team, row),
                links.cover(team, row),
                row.contentType(),
                row.bytes(),
                row.width(),
                row.height(),
                row.durationMillis(),
                row.sound(),
                row.submitter(),
                row.cost(),
                row.createdAt());
    }
}
