package io.framehouse.gallery.ui.keep;

import io.framehouse.gallery.CollectionData;
import io.framehouse.gallery.VideoCollection;
import io.framehouse.shared.Action;
import io.framehouse.ui.CurrentTeam;
import java.util.List;

/** The collections that the person sees. */
final class CollectionsModel {
    private final KeepServices services;
    private final CurrentTeam team;
    private List<VideoCollection> shown = List.of();

    CollectionsModel(KeepServices services, CurrentTeam team) {
        this.services = services;
        this.team = team;
    }

    CurrentTeam team() {
        return team;
    }

    boolean mayEdit() {
        return services.may(team.id(), Action.EDIT_ASSETS);
    }

    List<VideoCollection> load() {
        shown = services.collections().list(team.id());
        return shown;
    }

    /** Whether what is there by now is other than what is shown; links change by the hour. */
    boolean isOutdated() {
        return !facts(services.collections().list(team.id())).equals(facts(shown));
    }

    private static List<String> facts(List<VideoCollection> collections) {
        return collections.stream()
                .map(one -> one.id() + " " + one.version() + " " + one.videos())
                .toList();
    }

    /** How many links show it outside now. */
    int links(VideoCollection collection) {
        return services.shares().of(team.id(), collection.id()).size();
    }

    VideoCollection create(CollectionData data) {
        return services.collections().create(team.id(), data);
    }

    void change(VideoCollection before, CollectionData data) {
        services.collections().change(team.id(), before.id(), data, before.version());
    }

    void delete(VideoCollection collection) {
        services.collections().delete(team.id(), collection.id());
    }
}
