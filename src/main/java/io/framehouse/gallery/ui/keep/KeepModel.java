package io.framehouse.gallery.ui.keep;

import io.framehouse.gallery.CollectionData;
import io.framehouse.gallery.CollectionData.Visibility;
import io.framehouse.gallery.KeptVideo;
import io.framehouse.gallery.KeptVideo.CollectionName;
import io.framehouse.gallery.VideoCollection;
import io.framehouse.shared.Action;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import io.framehouse.ui.CurrentTeam;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is kept of one video, and the changes that its panel makes. */
final class KeepModel {
    private final KeepServices services;
    private final CurrentTeam team;
    private final UUID video;
    private KeptVideo kept;

    KeepModel(KeepServices services, CurrentTeam team, UUID video) {
        this.services = services;
        this.team = team;
        this.video = video;
        kept = services.keeping().get(team.id(), video);
    }

    CurrentTeam team() {
        return team;
    }

    KeptVideo kept() {
        return kept;
    }

    boolean mayEdit() {
        return services.may(team.id(), Action.EDIT_ASSETS) && kept.trashedAt() == null;
    }

    /** Reads it again; whether anything is other than before. What is gone stays as it was. */
    boolean reload() {
        KeptVideo before = kept;
        try {
            kept = services.keeping().get(team.id(), video);
        } catch (DomainException gone) {
            if (gone.code() != CommonError.NOT_FOUND) {
                throw gone;
            }
        }
        return !before.equals(kept);
    }

    /** What is being written about the video, also where the panel was closed meanwhile. */
    NoteDraft draft() {
        return new NoteDraft(video);
    }

    void rate(int rating) {
        services.keeping().rate(team.id(), one(), rating);
    }

    void star(boolean on) {
        if (on) {
            services.keeping().star(team.id(), one());
        } else {
            services.keeping().unstar(team.id(), one());
        }
    }

    /**
     * Gives another title.
     *
     * @param seen the version that the person saw
     */
    void title(String title, long seen) {
        services.keeping().title(team.id(), video, title, seen);
    }

    List<String> suggested(String beginning) {
        return services.suggested(team.id(), beginning);
    }

    /** Only what differs from what was shown, so that another one's change stays. */
    void labels(Set<String> shown, Set<String> wanted) {
        Set<String> more = without(wanted, shown);
        Set<String> fewer = without(shown, wanted);
        if (!more.isEmpty()) {
            services.keeping().label(team.id(), one(), more);
        }
        if (!fewer.isEmpty()) {
            services.keeping().unlabel(team.id(), one(), fewer);
        }
    }

    List<CollectionName> collections() {
        return services.collections().list(team.id()).stream().map(KeepWords::name).toList();
    }

    void collections(Set<CollectionName> shown, Set<CollectionName> wanted) {
        without(wanted, shown)
                .forEach(one -> services.collections().add(team.id(), one.id(), one()));
        without(shown, wanted)
                .forEach(one -> services.collections().remove(team.id(), one.id(), one()));
    }

    /** Makes one for the team with this video in it. */
    void newCollection(String name) {
        VideoCollection made =
                services.collections()
                        .create(team.id(), new CollectionData(name, "", Visibility.TEAM));
        services.collections().add(team.id(), made.id(), one());
    }

    void note(String text) {
        services.keeping().note(team.id(), one(), text);
    }

    void deleteNote(UUID note) {
        services.keeping().deleteNote(team.id(), note);
    }

    private Set<UUID> one() {
        return Set.of(video);
    }

    private static <T> Set<T> without(Set<T> all, Set<T> these) {
        return all.stream()
                .filter(one -> !these.contains(one))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
