package io.framehouse.gallery.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.gallery.Share;
import io.framehouse.gallery.ShareMade;
import io.framehouse.gallery.Shares;
import io.framehouse.gallery.internal.ShareRows.Ended;
import io.framehouse.gallery.internal.ShareRows.New;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.LinkToken;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes links to the outside and takes them back. */
@Service
class ShareService implements Shares {
    private static final Duration MIN_LIFE = Duration.ofHours(1);
    private static final int MOST_LISTED = 500;

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final ShareRows rows;
    private final SharedVideoRows videos;
    private final SharedCollections collections;
    private final AuditTrail audit;
    private final Clock clock;

    ShareService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            ShareRows rows,
            SharedVideoRows videos,
            SharedCollections collections,
            AuditTrail audit,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.rows = rows;
        this.videos = videos;
        this.collections = collections;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public boolean allowed(TeamId team) {
        currentActor.require(team, Action.VIEW_ASSETS);
        return transactions.inTeam(team, () -> rows.allowed(team));
    }

    @Override
    public void allow(TeamId team, boolean allowed) {
        Actor actor = currentActor.require(team, Action.MANAGE_SHARING);
        transactions.runInTeam(team, () -> switchTo(team, allowed, actor.label()));
    }

    private void switchTo(TeamId team, boolean allowed, String by) {
        if (rows.allowed(team) == allowed) {
            return;
        }
        rows.allow(team, allowed, by);
        int ended = allowed ? 0 : rows.revokeAll(team, by, now()).size();
        audit.record(
                team,
                new Change(
                        "sharing.switched",
                        "team",
                        team.toString(),
                        Map.of("links", words(!allowed)),
                        Map.of("links", words(allowed), "links_ended", ended),
                        null));
    }

    private static String words(boolean allowed) {
        return allowed ? "allowed" : "forbidden";
    }

    @Override
    public ShareMade shareVideo(TeamId team, UUID video, Duration life) {
        Actor actor = mayShare(team, life);
        return transactions.inTeam(
                team,
                () -> {
                    requireAllowed(team);
                    videos.requireShareable(team, video);
                    return made(team, video, null, actor, life);
                });
    }

    @Override
    public ShareMade shareCollection(TeamId team, UUID collection, Duration life) {
        Actor actor = mayShare(team, life);
        return transactions.inTeam(
                team,
                () -> {
                    requireAllowed(team);
                    collections.requireKnown(team, collection, actor);
                    return made(team, null, collection, actor, life);
                });
    }

    @Override
    public List<Share> list(TeamId team) {
        UserId person = currentActor.require(team, Action.VIEW_ASSETS).userId();
        return transactions.inTeam(team, () -> rows.open(team, person, now(), MOST_LISTED));
    }

    @Override
    public List<Share> of(TeamId team, UUID videoOrCollection) {
        UserId person = currentActor.require(team, Action.VIEW_ASSETS).userId();
        return transactions.inTeam(team, () -> rows.openOf(team, videoOrCollection, person, now()));
    }

    @Override
    public void revoke(TeamId team, UUID share) {
        Actor actor = currentActor.require(team, Action.SHARE_OUTSIDE);
        transactions.runInTeam(
                team,
                () -> {
                    if (!rows.exists(team, share)) {
                        throw DomainException.notFound("link");
                    }
                    rows.revoke(team, share, actor.label(), now())
                            .ifPresent(ended -> audit.record(team, revoked(ended, null)));
                });
    }

    /** What the audit log keeps of a link's end. */
    static Change revoked(Ended link, @Nullable String reason) {
        UUID video = link.item();
        return new Change(
                "share.revoked",
                "share",
                link.id().toString(),
                Map.of(
                        video != null ? "video" : "collection",
                        String.valueOf(video != null ? video : link.collection())),
                Map.of(),
                reason);
    }

    private Actor mayShare(TeamId team, Duration life) {
        Actor actor = currentActor.require(team, Action.SHARE_OUTSIDE);
        if (life.compareTo(MIN_LIFE) < 0 || life.compareTo(MAX_LIFE) > 0) {
            throw DomainException.invalid(
                    "life",
                    "out_of_range",
                    "The link would live for "
                            + life.toHours()
                            + " hours; choose from 1 hour to "
                            + MAX_LIFE.toDays()
                            + " days.");
        }
        return actor;
    }

    private void requireAllowed(TeamId team) {
        if (!rows.isStillAllowed(team)) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "This team does not allow links to the outside. An owner can allow them in the"
                            + " team's settings.");
        }
    }

    private ShareMade made(
            TeamId team,
            @Nullable UUID video,
            @Nullable UUID collection,
            Actor actor,
            Duration life) {
        String token = LinkToken.make();
        Instant now = now();
        UUID id = Ids.next();
        rows.insert(
                new New(
                        team,
                        id,
                        LinkToken.hash(token),
                        video,
                        collection,
                        actor.label(),
                        Objects.requireNonNull(actor.userId()),
                        now,
                        now.plus(life)));
        audit.record(
                team,
                Change.made(
                        "share.made",
                        "share",
                        id.toString(),
                        Map.of(
                                video != null ? "video" : "collection",
                                String.valueOf(video != null ? video : collection),
                                "expires_at",
                                now.plus(life).toString())));
        UUID thing = video != null ? video : Objects.requireNonNull(collection);
        Share share =
                rows.openOf(team, thing, actor.userId(), now).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        return new ShareMade(share, "/s/" + token);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
