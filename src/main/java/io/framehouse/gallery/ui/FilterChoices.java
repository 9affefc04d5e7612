package io.framehouse.gallery.ui;

import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.FormField;
import io.framehouse.gallery.WallFilter;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.ui.CurrentTeam;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the filters offer, read once for a screen.
 *
 * @param models titles by catalogue id
 * @param people names by {@code me} and by id
 * @param keys names of the API keys that the person may list, by id
 */
record FilterChoices(
        Map<String, String> models,
        Map<String, String> people,
        Map<String, String> keys,
        List<String> resolutions,
        List<String> ratios) {

    static FilterChoices of(GalleryServices services, CurrentTeam team) {
        Actor actor = services.currentActor().get();
        Map<String, String> models = new LinkedHashMap<>();
        List<CatalogModel> catalog = services.catalog().models();
        catalog.forEach(model -> models.put(model.id(), model.title()));
        Map<String, String> people = new LinkedHashMap<>();
        people.put(GalleryField.ME, "Me");
        services.teams().members(team.id()).stream()
                .filter(member -> !member.userId().equals(actor.userId()))
                .forEach(member -> people.put(member.userId().toString(), member.displayName()));
        Map<String, String> keys = new LinkedHashMap<>();
        if (actor.may(team.id(), Action.MANAGE_OWN_KEYS)) {
            services.keys()
                    .list(team.id())
                    .forEach(key -> keys.put(key.id().toString(), key.name()));
        }
        return new FilterChoices(
                models, people, keys, options(catalog, "resolution"), ratios(catalog));
    }

    /** A value as people know it. */
    String name(GalleryField field, String value) {
        @Nullable String known =
                switch (field) {
                    case MODEL -> models.get(value);
                    case BY -> people.getOrDefault(value, "somebody who left");
                    case KEY -> keys.getOrDefault(value, value.substring(0, 8));
                    case STATE -> WallWords.state(value);
                    default -> null;
                };
        return known == null ? value : known;
    }

    /** What models offer, and what pictures are found by that no model was asked for. */
    private static List<String> ratios(List<CatalogModel> catalog) {
        return Stream.concat(options(catalog, "aspect_ratio").stream(), WallFilter.ASPECTS.stream())
                .distinct()
                .toList();
    }

    private static List<String> options(List<CatalogModel> models, String name) {
        return models.stream()
                .flatMap(model -> model.fields().stream())
                .filter(field -> field.name().equals(name))
                .flatMap(FilterChoices::values)
                .distinct()
                .toList();
    }

    private static Stream<String> values(FormField field) {
        return field.options().stream().map(FormField.Option::value);
    }
}
