package io.framehouse.catalog.ui;

import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.PriceVersion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model with its prices over time.
 *
 * @param versions newest first
 * @param inForce null where it has no price now
 * @param gaps what has no price now, in words
 */
record BookRow(
        CatalogModel model,
        List<PriceVersion> versions,
        @Nullable PriceVersion inForce,
        List<String> gaps) {
    BookRow {
        versions = List.copyOf(versions);
        gaps = List.copyOf(gaps);
    }

    /** The version of a number; without one, or for a wrong one, that in force or the first. */
    Optional<PriceVersion> version(String number) {
        return versions.stream()
                .filter(version -> String.valueOf(version.id()).equals(number))
                .findFirst()
                .or(() -> Optional.ofNullable(inForce))
                .or(() -> versions.stream().reduce((newer, older) -> older));
    }
}
