package io.framehouse.gallery.internal;

import io.framehouse.gallery.VideoCollection;
import io.framehouse.gallery.internal.CollectionListQuery.Listed;
import io.framehouse.shared.Actor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.storage.SignedLinks;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Collections as their cards show them; call inside a transaction of the team. */
@Component
class CollectionReader {
    private static final Duration LINK_LIFE = Duration.ofHours(24);

    private final CollectionListQuery query;
    private final SignedLinks links;

    CollectionReader(CollectionListQuery query, SignedLinks links) {
        this.query = query;
        this.links = links;
    }

    List<VideoCollection> list(TeamId team, Actor actor) {
        return query.list(team, actor.userId()).stream()
                .map(listed -> collection(team, actor, listed))
                .toList();
    }

    VideoCollection get(TeamId team, Actor actor, UUID id) {
        return query.find(team, actor.userId(), id)
                .map(listed -> collection(team, actor, listed))
                .orElseThrow(() -> DomainException.notFound("collection"));
    }

    private VideoCollection collection(TeamId team, Actor actor, Listed listed) {
        CollectionRow row = listed.row();
        return new VideoCollection(
                row.id(),
                row.data(),
                row.owner(),
                row.isOf(actor),
                row.isDeletableBy(team, actor),
                listed.videos(),
                listed.covers().stream().map(cover -> cover(team, cover)).toList(),
                row.createdAt(),
                row.version());
    }

    private String cover(TeamId team, UUID cover) {
        return links.link(team, AssetMedia.KIND, cover, LINK_LIFE, cover + ".jpg");
    }
}
