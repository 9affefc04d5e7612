package io.framehouse.gallery.internal;

import io.framehouse.gallery.GalleryKeeping;
import io.framehouse.shared.DomainException;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What may be kept of a video; each answers the value as it is stored. */
final class KeepingRules {
    private static final int MOST_TAKEN = 200;

    private KeepingRules() {}

    static Set<UUID> videos(Set<UUID> videos) {
        if (videos.isEmpty() || videos.size() > GalleryKeeping.MOST_AT_ONCE) {
            throw DomainException.invalid(
                    "videos",
                    "out_of_range",
                    "%d videos are named; one call takes 1 to %d. Do it in parts."
                            .formatted(videos.size(), GalleryKeeping.MOST_AT_ONCE));
        }
        return videos;
    }

    static Set<String> labels(Set<String> labels) {
        Set<String> clean =
                labels.stream().map(String::strip).collect(Collectors.toCollection(TreeSet::new));
        if (clean.isEmpty() || clean.size() > GalleryKeeping.MOST_LABELS) {
            throw DomainException.invalid(
                    "labels",
                    "out_of_range",
                    "%d labels are given; one call takes 1 to %d."
                            .formatted(clean.size(), GalleryKeeping.MOST_LABELS));
        }
        clean.forEach(KeepingRules::label);
        return clean;
    }

    private static void label(String label) {
        int length = label.length();
        boolean fits = length >= 1 && length <= GalleryKeeping.LONGEST_LABEL;
        if (!fits || hasControls(label)) {
            throw DomainException.invalid(
                    "labels",
                    "malformed",
                    "A label has 1 to %d characters on one line; '%s' has not."
                            .formatted(GalleryKeeping.LONGEST_LABEL, shown(label)));
        }
    }

    /** Those to take away came from anywhere, so only their number counts. */
    static void taken(Set<String> labels) {
        if (labels.isEmpty() || labels.size() > MOST_TAKEN) {
            throw DomainException.invalid(
                    "labels",
                    "out_of_range",
                    "%d labels are named; one call takes away 1 to %d."
                            .formatted(labels.size(), MOST_TAKEN));
        }
    }

    static int rating(int rating) {
        if (rating < 0 || rating > GalleryKeeping.BEST_RATING) {
            throw DomainException.invalid(
                    "rating",
                    "out_of_range",
                    "The rating is %d; it must be 1 to %d, or 0 for none."
                            .formatted(rating, GalleryKeeping.BEST_RATING));
        }
        return rating;
    }

    /** Null for an empty one, which is none. */
    static @Nullable String title(@Nullable String title) {
        if (title == null || title.isBlank()) {
            return null;
        }
        String clean = title.strip();
        if (clean.length() > GalleryKeeping.LONGEST_TITLE || hasControls(clean)) {
            throw DomainException.invalid(
                    "title",
                    "malformed",
                    "The title has %d characters; it has 1 to %d on one line, or is left empty."
                            .formatted(clean.length(), GalleryKeeping.LONGEST_TITLE));
        }
        return clean;
    }

    static String note(String text) {
        String clean = text.strip();
        if (clean.isEmpty() || clean.length() > GalleryKeeping.LONGEST_NOTE || hasNul(clean)) {
            throw DomainException.invalid(
                    "text",
                    "out_of_range",
                    "The note has %d characters; it must have 1 to %d."
                            .formatted(clean.length(), GalleryKeeping.LONGEST_NOTE));
        }
        return clean;
    }

    static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /** No table keeps it. */
    static boolean hasNul(String text) {
        return text.indexOf(0) >= 0;
    }

    private static String shown(String label) {
        return label.length() <= 40 ? label : label.substring(0, 40) + "\u2026";
    }
}
