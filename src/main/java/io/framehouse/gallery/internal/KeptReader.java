package io.framehouse.gallery.internal;

import io.framehouse.gallery.KeptVideo;
import io.framehouse.gallery.VideoNote;
import io.framehouse.shared.Actor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts together what is kept of one video; call inside a transaction of the team. */
@Component
class KeptReader {
    private final KeptItems items;
    private final KeptWords words;
    private final KeptStars stars;
    private final KeptNotes notes;
    private final CollectionRepository collections;

    KeptReader(
            KeptItems items,
            KeptWords words,
            KeptStars stars,
            KeptNotes notes,
            CollectionRepository collections) {
        this.items = items;
        this.words = words;
        this.stars = stars;
        this.notes = notes;
        this.collections = collections;
    }

    KeptVideo read(TeamId team, Actor actor, UUID video) {
        KeptItems.Item item =
                items.find(team, video).orElseThrow(() -> DomainException.notFound("video"));
        UserId person = actor.userId();
        Instant trashed = item.trashedAt();
        return new KeptVideo(
                video,
                item.title(),
                item.rating(),
                item.ratedBy(),
                person != null && stars.has(team, person, video),
                words.labels(team, video),
                notes(team, actor, video),
                collections.holding(team, person, Set.of(video)),
                trashed,
                item.trashedBy(),
                trashed == null ? null : trashed.plus(Duration.ofDays(items.trashDays(team))),
                item.version());
    }

    private List<VideoNote> notes(TeamId team, Actor actor, UUID video) {
        return notes.of(team, video).stream()
                .map(note ->
                        new VideoNote(
                                note.id(),
                                note.author(),
                                note.text(),
                                note.at(),
                                NoteDesk.mayDelete(team, actor, note)))
                .toList();
    }
}
