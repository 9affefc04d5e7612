package io.framehouse.gallery.ui.keep;

import io.framehouse.gallery.CollectionData.Visibility;
import io.framehouse.gallery.KeptVideo.CollectionName;
import io.framehouse.gallery.Trashed;
import io.framehouse.gallery.VideoCollection;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.LabelText;
import io.framehouse.ui.TimeFormat;
import java.time.ZoneId;
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

    /** What goes with a collection, and what stays. */
    static String deletion(long videos, long links) {
        String staying =
                videos == 0
                        ? "It is empty."
                        : videos == 1
                                ? "Its 1 video stays in the gallery."
                                : "Its " + videos + " videos stay in the gallery.";
        return links == 0 ? staying : staying + " " + ending(links);
    }

    /** {@code Its 2 links to the outside end.}; empty for none. */
    static String ending(long links) {
        return links == 0
                ? ""
                : links == 1
                        ? "Its link to the outside ends at once."
                        : "Its " + links + " links to the outside end at once.";
    }

    static CollectionName name(VideoCollection collection) {
        boolean mine = collection.data().visibility() == Visibility.PRIVATE;
        return new CollectionName(collection.id(), collection.data().name(), mine);
    }

    /** {@code Launch film}, {@code Launch film (only you)}. */
    static String collection(CollectionName name) {
        return name.mine() ? name.name() + " (only you)" : name.name();
    }

    /** Several labels may be typed at once, with commas between them. */
    static Set<String> labels(String typed) {
        return new TreeSet<>(LabelText.parse(typed));
    }
}
