package io.framehouse.gallery.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.gallery.CollectionChange;
import io.framehouse.gallery.CollectionData;
import io.framehouse.gallery.CollectionData.Visibility;
import io.framehouse.gallery.Collections;
import io.framehouse.gallery.KeptVideo.CollectionName;
import io.framehouse.gallery.VideoCollection;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.Wire;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/** Collections; whoever changes one holds its row. */
@Service
class CollectionService implements Collections {
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final CollectionRepository rows;
    private final CollectionReader reader;
    private final CollectionLinks links;
    private final KeptItems items;
    private final AuditTrail audit;
    private final KeepingNews news;
    private final Clock clock;

    CollectionService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            CollectionRepository rows,
            CollectionReader reader,
            CollectionLinks links,
            KeptItems items,
            AuditTrail audit,
            KeepingNews news,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.rows = rows;
        this.reader = reader;
        this.links = links;
        this.items = items;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public List<VideoCollection> list(TeamId team) {
        Actor actor = currentActor.require(team, Action.VIEW_ASSETS);
        return transactions.inTeam(team, () -> reader.list(team, actor));
    }

    @Override
    public VideoCollection get(TeamId team, UUID id) {
        Actor actor = currentActor.require(team, Action.VIEW_ASSETS);
        return transactions.inTeam(team, () -> reader.get(team, actor, id));
    }

    @Override
    public List<CollectionName> holding(TeamId team, Set<UUID> videos) {
        Actor actor = currentActor.require(team, Action.VIEW_ASSETS);
        KeepingRules.videos(videos);
        return transactions.inTeam(team, () -> rows.holding(team, actor.userId(), videos));
    }

    @Override
    public VideoCollection create(TeamId team, CollectionData data) {
        Actor actor = currentActor.require(team, Action.EDIT_ASSETS);
        CollectionData clean = CollectionRules.checked(data);
        CollectionRow row =
                new CollectionRow(Ids.next(), clean, actor.userId(), actor.label(), now(), 0);
        requireOwner(row, clean);
        return named(team, () -> insert(team, actor, row));
    }

    private VideoCollection insert(TeamId team, Actor actor, CollectionRow row) {
        rows.insert(team, row);
        refuseTooMany(team, row);
        news.collectionChanged(team, row.id());
        return reader.get(team, actor, row.id());
    }

    private void refuseTooMany(TeamId team, CollectionRow like) {
        if (rows.count(team, like) > MOST_COLLECTIONS) {
            throw DomainException.invalid(
                    "name",
                    "too_many",
                    "There are %d collections, which is the most. Delete one first."
                            .formatted(MOST_COLLECTIONS));
        }
    }

    @Override
    public VideoCollection change(TeamId team, UUID id, CollectionData data, long version) {
        Actor actor = currentActor.require(team, Action.EDIT_ASSETS);
        CollectionData clean = CollectionRules.checked(data);
        return named(
                team,
                () -> {
                    CollectionRow row = held(team, actor, id);
                    if (row.version() != version) {
                        throw new OptimisticLockingFailureException(
                                "collection %s is of version %d, not %d"
                                        .formatted(id, row.version(), version));
                    }
                    return update(team, actor, row, clean);
                });
    }

    @Override
    public VideoCollection change(TeamId team, UUID id, CollectionChange change) {
        Actor actor = currentActor.require(team, Action.EDIT_ASSETS);
        return named(
                team,
                () -> {
                    CollectionRow row = held(team, actor, id);
                    CollectionData data = change.appliedTo(row.data());
                    return update(team, actor, row, CollectionRules.checked(data));
                });
    }

    private VideoCollection update(
            TeamId team, Actor actor, CollectionRow row, CollectionData data) {
        boolean otherEyes = data.visibility() != row.data().visibility();
        if (otherEyes && !row.isOf(actor)) {
            throw new DomainException(
                    CommonError.FORBIDDEN,
                    "Only %s, who made this collection, chooses who sees it."
                            .formatted(row.owner()));
        }
        requireOwner(row, data);
        rows.update(team, row.id(), data);
        if (otherEyes) {
            refuseTooMany(team, row.with(data));
        }
        if (otherEyes && data.visibility() == Visibility.PRIVATE) {
            links.end(team, row.id(), actor, now(), "The collection became private.");
        }
        news.collectionChanged(team, row.id());
        return reader.get(team, actor, row.id());
    }

    private static void requireOwner(CollectionRow row, CollectionData data) {
        if (data.visibility() == Visibility.PRIVATE && row.ownerId() == null) {
            throw DomainException.invalid(
                    "visibility",
                    "not_allowed",
                    "A private collection belongs to a person, and this key belongs to none. Make"
                            + " it visible to the team.");
        }
    }

    @Override
    public void delete(TeamId team, UUID id) {
        Actor actor = currentActor.require(team, Action.EDIT_ASSETS);
        transactions.runInTeam(team, () -> deleteHeld(team, actor, held(team, actor, id)));
    }

    private void deleteHeld(TeamId team, Actor actor, CollectionRow row) {
        if (!row.isDeletableBy(team, actor)) {
            throw new DomainException(
                    CommonError.FORBIDDEN,
                    "Only %s, who made this collection, or an admin of the team can delete it."
                            .formatted(row.owner()));
        }
        int videos = rows.size(team, row.id());
        links.end(team, row.id(), actor, now(), "The collection was deleted.");
        rows.delete(team, row.id());
        if (row.data().visibility() == Visibility.TEAM) {
            tell(team, row, videos);
        }
        news.collectionChanged(team, row.id());
    }

    /** Of a private one the trail, which admins read, tells nothing. */
    private void tell(TeamId team, CollectionRow row, int videos) {
        Map<String, ?> before =
                Map.of(
                        "name",
                        row.data().name(),
                        "visibility",
                        Wire.of(row.data().visibility()),
                        "videos",
                        videos);
        audit.record(
                team,
                new Change(
                        "gallery.collection_deleted",
                        "collection",
                        row.id().toString(),
                        before,
                        Map.of(),
                        null));
    }

    @Override
    public void add(TeamId team, UUID id, Set<UUID> videos) {
        Actor actor = currentActor.require(team, Action.EDIT_ASSETS);
        KeepingRules.videos(videos);
        fill(
                team,
                actor,
                id,
                videos,
                row -> {
                    items.all(team, videos);
                    rows.add(team, id, videos, actor.label(), now());
                    if (rows.size(team, id) > MOST_VIDEOS) {
                        throw DomainException.invalid(
                                "videos",
                                "too_many",
                                "The collection would hold more than %d videos. Begin another."
                                        .formatted(MOST_VIDEOS));
                    }
                });
    }

    @Override
    public void remove(TeamId team, UUID id, Set<UUID> videos) {
        Actor actor = currentActor.require(team, Action.EDIT_ASSETS);
        KeepingRules.videos(videos);
        fill(team, actor, id, videos, row -> rows.remove(team, id, videos));
    }

    private void fill(
            TeamId team, Actor actor, UUID id, Set<UUID> videos, Consumer<CollectionRow> work) {
        transactions.runInTeam(
                team,
                () -> {
                    work.accept(held(team, actor, id));
                    news.changed(team, videos);
                });
    }

    private CollectionRow held(TeamId team, Actor actor, UUID id) {
        return rows.lock(team, actor.userId(), id)
                .orElseThrow(() -> DomainException.notFound("collection"));
    }

    private VideoCollection named(TeamId team, Supplier<VideoCollection> work) {
        try {
            return transactions.inTeam(team, work);
        } catch (DuplicateKeyException taken) {
            throw CollectionRules.nameTaken();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
