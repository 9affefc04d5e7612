package io.framehouse.gallery.internal;

import io.framehouse.gallery.GalleryKeeping;
import io.framehouse.gallery.KeptVideo;
import io.framehouse.gallery.Trashed;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/** Keeps what people say of videos; who holds the rows of all of them changes them. */
@Service
class KeepingService implements GalleryKeeping {
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final KeptItems items;
    private final KeptWords words;
    private final KeptStars stars;
    private final KeptReader reader;
    private final NoteDesk notes;
    private final TrashDesk trash;
    private final KeepingNews news;
    private final Clock clock;

    KeepingService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            KeptItems items,
            KeptWords words,
            KeptStars stars,
            KeptReader reader,
            NoteDesk notes,
            TrashDesk trash,
            KeepingNews news,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.items = items;
        this.words = words;
        this.stars = stars;
        this.reader = reader;
        this.notes = notes;
        this.trash = trash;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public KeptVideo get(TeamId team, UUID video) {
        Actor actor = currentActor.require(team, Action.VIEW_ASSETS);
        return transactions.inTeam(team, () -> reader.read(team, actor, video));
    }

    @Override
    public List<String> labels(TeamId team, Set<UUID> videos) {
        currentActor.require(team, Action.VIEW_ASSETS);
        KeepingRules.videos(videos);
        return transactions.inTeam(team, () -> words.labels(team, videos));
    }

    @Override
    public void label(TeamId team, Set<UUID> videos, Set<String> labels) {
        Actor actor = currentActor.require(team, Action.EDIT_ASSETS);
        Set<String> clean = KeepingRules.labels(labels);
        change(
                team,
                videos,
                () -> {
                    words.add(team, videos, clean, actor.label(), now());
                    refuseTooMany(team, videos);
                });
    }

    private void refuseTooMany(TeamId team, Set<UUID> videos) {
        int most = words.most(team, videos);
        if (most > MOST_LABELS) {
            throw DomainException.invalid(
                    "labels",
                    "too_many",
                    "A video would have %d labels; it may have %d. Take some away first."
                            .formatted(most, MOST_LABELS));
        }
    }

    @Override
    public void unlabel(TeamId team, Set<UUID> videos, Set<String> labels) {
        currentActor.require(team, Action.EDIT_ASSETS);
        KeepingRules.taken(labels);
        change(team, videos, () -> words.remove(team, videos, labels));
    }

    @Override
    public List<String> relabel(TeamId team, UUID video, Set<String> labels) {
        Actor actor = currentActor.require(team, Action.EDIT_ASSETS);
        Set<String> clean = labels.isEmpty() ? labels : KeepingRules.labels(labels);
        Set<UUID> one = Set.of(video);
        return transactions.inTeam(
                team,
                () -> {
                    change(team, one, () -> replace(team, one, clean, actor.label()));
                    return words.labels(team, video);
                });
    }

    private void replace(TeamId team, Set<UUID> videos, Set<String> labels, String by) {
        Set<String> gone = new TreeSet<>();
        videos.forEach(video -> gone.addAll(words.labels(team, video)));
        gone.removeAll(labels);
        words.remove(team, videos, gone);
        words.add(team, videos, labels, by, now());
    }

    @Override
    public void rate(TeamId team, Set<UUID> videos, int rating) {
        Actor actor = currentActor.require(team, Action.EDIT_ASSETS);
        int checked = KeepingRules.rating(rating);
        change(team, videos, () -> items.rate(team, videos, checked, actor.label()));
    }

    @Override
    public void star(TeamId team, Set<UUID> videos) {
        UserId person = requirePerson(team);
        change(team, videos, () -> stars.add(team, person, videos, now()));
    }

    @Override
    public void unstar(TeamId team, Set<UUID> videos) {
        UserId person = requirePerson(team);
        change(team, videos, () -> stars.remove(team, person, videos));
    }

    private UserId requirePerson(TeamId team) {
        Actor actor = currentActor.require(team, Action.VIEW_ASSETS);
        UserId person = actor.userId();
        if (person == null || actor.kind() != Actor.Kind.PERSON) {
            throw new DomainException(
                    CommonError.FORBIDDEN, "Favourites are a person's own; a key has none.");
        }
        return person;
    }

    @Override
    public void title(TeamId team, UUID video, @Nullable String title, long version) {
        currentActor.require(team, Action.EDIT_ASSETS);
        String clean = KeepingRules.title(title);
        change(team, Set.of(video), () -> write(team, video, clean, version));
    }

    private void write(TeamId team, UUID video, @Nullable String title, long version) {
        if (!items.title(team, video, title, version)) {
            throw new OptimisticLockingFailureException(
                    "title of video " + video + " is not of version " + version);
        }
        if (title != null) {
            words.found(team, Set.of(video), title);
        }
        words.lost(team, video);
    }

    @Override
    public void note(TeamId team, Set<UUID> videos, String text) {
        Actor actor = currentActor.require(team, Action.EDIT_ASSETS);
        String clean = KeepingRules.note(text);
        change(team, videos, () -> notes.add(team, actor, videos, clean, now()));
    }

    @Override
    public void deleteNote(TeamId team, UUID note) {
        Actor actor = currentActor.require(team, Action.EDIT_ASSETS);
        transactions.runInTeam(
                team, () -> news.changed(team, Set.of(notes.delete(team, actor, note))));
    }

    @Override
    public Trashed beforeTrash(TeamId team, Set<UUID> videos) {
        currentActor.require(team, Action.TRASH_ASSETS);
        KeepingRules.videos(videos);
        return transactions.inTeam(team, () -> trash.look(team, videos, now()));
    }

    @Override
    public Trashed trash(TeamId team, Set<UUID> videos) {
        Actor actor = currentActor.require(team, Action.TRASH_ASSETS);
        KeepingRules.videos(videos);
        return transactions.inTeam(team, () -> trash.put(team, actor, videos, now()));
    }

    @Override
    public void restore(TeamId team, Set<UUID> videos) {
        currentActor.require(team, Action.TRASH_ASSETS);
        KeepingRules.videos(videos);
        transactions.runInTeam(team, () -> trash.restore(team, videos));
    }

    /** All of them or none. */
    private void change(TeamId team, Set<UUID> videos, Runnable work) {
        KeepingRules.videos(videos);
        transactions.runInTeam(
                team,
                () -> {
                    items.lock(team, videos);
                    work.run();
                    news.changed(team, videos);
                });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
