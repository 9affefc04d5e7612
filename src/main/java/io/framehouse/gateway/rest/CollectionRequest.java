package io.framehouse.gateway.rest;

import io.framehouse.api.RequestReader;
import io.framehouse.gallery.CollectionChange;
import io.framehouse.gallery.CollectionData;
import io.framehouse.gallery.CollectionData.Visibility;
import org.jspecify.annotations.Nullable;

/** Reads what a call chooses about a collection; on change, what is not given stays. */
final class CollectionRequest {
    private CollectionRequest() {}

    static CollectionData create(RequestReader reader) {
        String name = reader.text("name", CollectionData.LONGEST_NAME);
        String description = description(reader);
        Visibility visibility = reader.optionalChoice("visibility", Visibility.class);
        reader.finish();
        return new CollectionData(
                name,
                description == null ? "" : description,
                visibility == null ? Visibility.TEAM : visibility);
    }

    static CollectionChange change(RequestReader reader) {
        String name = reader.has("name") ? reader.text("name", CollectionData.LONGEST_NAME) : null;
        String description = null;
        if (reader.has("description")) {
            String given = description(reader);
            description = given == null ? "" : given;
        }
        Visibility visibility = reader.optionalChoice("visibility", Visibility.class);
        reader.finish();
        return new CollectionChange(name, description, visibility);
    }

    private static @Nullable String description(RequestReader reader) {
        return reader.optionalText("description", CollectionData.LONGEST_DESCRIPTION);
    }
}
