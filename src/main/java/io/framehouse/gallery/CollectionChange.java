package io.framehouse.gallery;

import io.framehouse.gallery.CollectionData.Visibility;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a program changes of a collection; null leaves what is there.
 *
 * @param name {@code description} and {@code visibility}: as in {@link CollectionData}
 */
public record CollectionChange(
        @Nullable String name, @Nullable String description, @Nullable Visibility visibility) {
    /** What comes of it. */
    public CollectionData appliedTo(CollectionData before) {
        return new CollectionData(
                Objects.requireNonNullElse(name, before.name()),
                Objects.requireNonNullElse(description, before.description()),
                Objects.requireNonNullElse(visibility, before.visibility()));
    }
}
