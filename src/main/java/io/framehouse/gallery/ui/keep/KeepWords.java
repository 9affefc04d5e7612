package io.framehouse.gallery.ui.keep;

import io.framehouse.gallery.Trashed;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.TimeFormat;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Numbers of videos and what happens to them, in words. */
final class KeepWords {
    private KeepWords() {}

    /** {@code this video} or {@code 3 videos}. */
    static String these(int count) {
        return count == 1 ? "this video" : count + " videos";
    }

    /** {@code 1 video} or {@code 3 videos}. */
    static String videos(long count) {
        return count == 1 ? "1 video" : count + " videos";
    }

    /** What the trash does to them, with the day and the cost. */
    static String consequence(Trashed trashed, ZoneId zone) {
        boolean one = trashed.videos().size() == 1;
        return "%s deleted for good on %s. What %s cost (%s) stays in usage."
                .formatted(
                        one ? "It is" : "They are",
                        TimeFormat.date(trashed.goneAt(), zone),
                        one ? "it" : "they",
                        CreditsFormat.sentence(trashed.cost()));
    }

    /** {@code 4 of 5 stars}, {@code Not rated}. */
    static String rating(int rating) {
        return rating == 0 ? "Not rated" : rating + " of 5 stars";
    }

    /** What a collection's end leaves as it is. */
    static String staying(long videos) {
        return videos == 1
                ? "Its 1 video stays in the gallery."
                : "Its " + videos + " videos stay in the gallery.";
    }

    /** Several labels may be typed at once, with commas between them. */
    static Set<String> labels(String typed) {
        Set<String> labels = new TreeSet<>();
        Arrays.stream(typed.split(",", -1))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .forEach(labels::add);
        return labels;
    }
}
