package io.framehouse.gallery.internal;

import io.framehouse.gallery.internal.WallWords.Word;
import java.util.Map;
import java.util.UUID;

/**
 * One thing a video must have that lies in another table: a word, a label, a place in a collection,
 * a star. It can be asked both ways: which videos have it, and whether a given one has.
 *
 * @param from and {@code where}: the rows of the other table, as {@code x}, with the video's id in
 *     {@code item_id}
 * @param probe what in addition makes it the row of the video {@code i}
 * @param byTime whether the rows lie in the order of the videos' times
 * @param values parameters
 */
record Narrowing(
        String from, String where, String probe, boolean byTime, Map<String, Object> values) {
    /** Above every text of letters and digits that begins alike. */
    private static final String ABOVE = Character.toString(Character.MAX_CODE_POINT);

    private static final String OF_ITEM = "x.item_id = i.id";
    private static final String OF_ITEM_AND_TIME = "x.at = i.at and x.item_id = i.id";

    static Narrowing word(int number, Word word) {
        String name = "word" + number;
        String term = "w:" + word.text();
        if (!word.begun()) {
            return term(name, term);
        }
        return new Narrowing(
                "gallery_term x",
                "x.team_id = :team and x.term >= :%1$s and x.term < :%1$sEnd".formatted(name),
                OF_ITEM,
                false,
                Map.of(name, term, name + "End", term + ABOVE));
    }

    static Narrowing label(int number, String label) {
        return term("label" + number, "l:" + label);
    }

    private static Narrowing term(String name, String term) {
        return new Narrowing(
                "gallery_term x",
                "x.team_id = :team and x.term = :" + name,
                OF_ITEM_AND_TIME,
                true,
                Map.of(name, term));
    }

    /** Of a private collection only its owner finds anything. */
    static Narrowing collection(UUID collection, UUID person) {
        return new Narrowing(
                """
                gallery_collection_item x join gallery_collection c
                    on c.team_id = x.team_id and c.id = x.collection_id\
                """,
                """
                x.team_id = :team and x.collection_id = :collection
                    and (c.visibility = 'team' or c.owner_id = :person)\
                """,
                OF_ITEM,
                false,
                Map.of("collection", collection, "person", person));
    }

    static Narrowing starred(UUID person) {
        return new Narrowing(
                "gallery_favourite x",
                "x.team_id = :team and x.user_id = :person",
                OF_ITEM,
                false,
                Map.of("person", person));
    }

    /** The ids of the videos that have it. */
    String ids() {
        return "select x.item_id from " + from + " where " + where;
    }

    /** How many rows there are, counted up to a bound. */
    String counted(int most) {
        return "(select count(*) from (select from %s where %s limit %d) bound)"
                .formatted(from, where, most);
    }

    /**
     * Whether the video {@code i} has it. The offset keeps the planner from turning the question
     * round, which would read all rows of the word where a page needs a few.
     */
    String has() {
        return "exists (select from %s where %s and %s offset 0)".formatted(from, where, probe);
    }
}
