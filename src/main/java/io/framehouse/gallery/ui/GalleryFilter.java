package io.framehouse.gallery.ui;

import com.vaadin.flow.router.QueryParameters;
import io.framehouse.shared.Ids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the wall shows, as the address carries it: {@code ?q=&model=}.
 *
 * @param text words of the prompt, may be empty
 * @param model a catalogue id, or null for all
 */
record GalleryFilter(String text, @Nullable String model) {
    static GalleryFilter none() {
        return new GalleryFilter("", null);
    }

    static GalleryFilter of(QueryParameters query) {
        return new GalleryFilter(
                query.getSingleParameter("q").orElse("").strip(),
                query.getSingleParameter("model").filter(id -> !id.isBlank()).orElse(null));
    }

    /** The open video of an address. */
    static Optional<UUID> itemOf(QueryParameters query) {
        return query.getSingleParameter("item").flatMap(Ids::parse);
    }

    QueryParameters toQuery(@Nullable UUID item) {
        Map<String, String> query = new LinkedHashMap<>();
        if (!text.isEmpty()) {
            query.put("q", text);
        }
        if (model != null) {
            query.put("model", model);
        }
        if (item != null) {
            query.put("item", item.toString());
        }
        return QueryParameters.simple(query);
    }

    boolean isActive() {
        return !equals(none());
    }

    /** What to clear, in words. */
    String activeWords() {
        List<String> names = new ArrayList<>();
        if (!text.isEmpty()) {
            names.add("the search words");
        }
        if (model != null) {
            names.add("Model");
        }
        return String.join(" and ", names);
    }
}
