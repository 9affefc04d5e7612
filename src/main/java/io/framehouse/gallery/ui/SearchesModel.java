package io.framehouse.gallery.ui;

import com.vaadin.flow.router.QueryParameters;
import io.framehouse.gallery.SavedSearch;
import io.framehouse.gallery.SavedSearches;
import io.framehouse.shared.Action;
import io.framehouse.ui.CurrentTeam;
import java.util.List;
import java.util.stream.Stream;

/** The searches that a person keeps of one team, beside the one that the wall shows. */
final class SearchesModel {
    private final GalleryServices services;
    private final CurrentTeam team;
    private final GalleryFilter shown;

    SearchesModel(GalleryServices services, CurrentTeam team, GalleryFilter shown) {
        this.services = services;
        this.team = team;
        this.shown = shown;
    }

    /** One's own first, then those that others share; each by its name. */
    List<SavedSearch> list() {
        List<SavedSearch> all = searches().list(team.id());
        return Stream.concat(
                        all.stream().filter(SavedSearch::mine),
                        all.stream().filter(search -> !search.mine()))
                .toList();
    }

    /** Whether the wall is narrowed or in an order of its own: else there is nothing to save. */
    boolean hasSomething() {
        return !shown.equals(GalleryFilter.none());
    }

    boolean isShown(SavedSearch search) {
        return filter(search).equals(shown);
    }

    /** Where the wall shows what the search finds. */
    String address(SavedSearch search) {
        return GalleryNavigation.wall(team) + "?" + query(filter(search));
    }

    void save(String name, boolean shared) {
        searches().save(team.id(), name, query(shown), shared);
    }

    void change(SavedSearch search, String name, boolean shared) {
        searches().change(team.id(), search.id(), name, shared);
    }

    void delete(SavedSearch search) {
        searches().delete(team.id(), search.id());
    }

    boolean mayShare() {
        return may(Action.EDIT_ASSETS);
    }

    boolean mayDelete(SavedSearch search) {
        return search.mine() || may(Action.MANAGE_TEAM_SETTINGS);
    }

    private boolean may(Action action) {
        return services.currentActor().get().may(team.id(), action);
    }

    private SavedSearches searches() {
        return services.searches();
    }

    /** What a search of an older version says besides is left out. */
    private static GalleryFilter filter(SavedSearch search) {
        try {
            return GalleryFilter.of(QueryParameters.fromString(search.query()));
        } catch (IllegalArgumentException noAddress) {
            return GalleryFilter.none();
        }
    }

    private static String query(GalleryFilter filter) {
        return filter.toQuery(null).getQueryString();
    }
}
