package io.framehouse.gallery.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.gallery.Trashed;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts videos into the trash and takes them out; call inside a transaction of the team. */
@Component
class TrashDesk {
    private final KeptItems items;
    private final AuditTrail audit;
    private final KeepingNews news;

    TrashDesk(KeptItems items, AuditTrail audit, KeepingNews news) {
        this.items = items;
        this.audit = audit;
        this.news = news;
    }

    Trashed look(TeamId team, Set<UUID> videos, Instant now) {
        return trashed(team, items.all(team, videos), now);
    }

    Trashed put(TeamId team, Actor actor, Set<UUID> videos, Instant now) {
        Trashed trashed = trashed(team, items.lock(team, videos), now);
        if (!trashed.videos().isEmpty()) {
            items.trash(team, trashed.videos(), actor.label(), now);
            tell(team, "gallery.trashed", trashed.videos(), trashed.cost());
        }
        return trashed;
    }

    void restore(TeamId team, Set<UUID> videos) {
        List<KeptItems.Item> back =
                items.lock(team, videos).stream().filter(item -> item.trashedAt() != null).toList();
        if (!back.isEmpty()) {
            Set<UUID> ids = ids(back);
            items.restore(team, ids);
            tell(team, "gallery.restored", ids, cost(back));
        }
    }

    private Trashed trashed(TeamId team, List<KeptItems.Item> all, Instant now) {
        List<KeptItems.Item> fresh = all.stream().filter(item -> item.trashedAt() == null).toList();
        Instant gone = now.plus(Duration.ofDays(items.trashDays(team)));
        return new Trashed(ids(fresh), cost(fresh), gone);
    }

    private void tell(TeamId team, String action, Set<UUID> videos, Credits cost) {
        List<String> ids = videos.stream().sorted().map(UUID::toString).toList();
        audit.record(
                team,
                Change.made(
                        action,
                        "video",
                        ids.getFirst(),
                        Map.of("count", ids.size(), "videos", ids, "cost_credits", cost.toWire())));
        news.changed(team, videos);
    }

    private static Set<UUID> ids(List<KeptItems.Item> items) {
        return items.stream().map(KeptItems.Item::id).collect(Collectors.toSet());
    }

    private static Credits cost(List<KeptItems.Item> items) {
        return items.stream().map(KeptItems.Item::cost).reduce(Credits.ZERO, Credits::plus);
    }
}
