package io.framehouse.gallery.internal;

import io.framehouse.gallery.GalleryKeeping;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Adds and deletes notes; call inside a transaction of the team. */
@Component
class NoteDesk {
    private final KeptNotes notes;
    private final KeptWords words;

    NoteDesk(KeptNotes notes, KeptWords words) {
        this.notes = notes;
        this.words = words;
    }

    /** The rows of the videos are held, so that no two pass the limit together. */
    void add(TeamId team, Actor actor, Set<UUID> videos, String text, Instant now) {
        for (UUID video : videos) {
            if (notes.count(team, video) >= GalleryKeeping.MOST_NOTES) {
                throw DomainException.invalid(
                        "text",
                        "too_many",
                        "A video has %d notes, which is the most. Delete one first."
                                .formatted(GalleryKeeping.MOST_NOTES));
            }
            notes.insert(team, video, actor.userId(), actor.label(), text, now);
        }
        words.found(team, videos, text);
    }

    /** Answers the video that it was about. */
    UUID delete(TeamId team, Actor actor, UUID id) {
        KeptNotes.Row note =
                notes.find(team, id).orElseThrow(() -> DomainException.notFound("note"));
        if (!mayDelete(team, actor, note)) {
            throw new DomainException(
                    CommonError.FORBIDDEN,
                    "Only %s, who wrote this note, or an admin of the team can delete it."
                            .formatted(note.author()));
        }
        notes.delete(team, id);
        words.lost(team, note.video());
        return note.video();
    }

    static boolean mayDelete(TeamId team, Actor actor, KeptNotes.Row note) {
        boolean own = actor.userId() != null && actor.userId().equals(note.authorId());
        return actor.may(team, Action.EDIT_ASSETS)
                && (own || actor.may(team, Action.MANAGE_TEAM_SETTINGS));
    }
}
