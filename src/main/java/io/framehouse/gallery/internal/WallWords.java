package io.framehouse.gallery.internal;

import io.framehouse.shared.DomainException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes a search apart as the database took the texts apart; call inside a transaction. */
@Repository
class WallWords {
    private static final int MOST = 32;

    private final JdbcClient jdbc;

    WallWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A word to be found.
     *
     * @param begun whether it is the beginning of words, because it is still being typed
     */
    record Word(String text, boolean begun) {}

    /**
     * The words of a search, each once; the last one counts as begun, but not after a quotation
     * mark, nor where its script writes each character for itself.
     *
     * @throws DomainException INVALID_REQUEST where there are too many
     */
    List<Word> of(String search) {
        String typed = search.strip();
        boolean whole = typed.endsWith("\"");
        String last = whole ? null : lastOf(terms(typed.substring(lastBlank(typed) + 1)));
        List<Word> words = new ArrayList<>();
        for (String term : terms(typed)) {
            if (!term.equals(last) || standsAlone(term)) {
                words.add(new Word(term, false));
            }
        }
        if (last != null && !standsAlone(last)) {
            words.add(new Word(last, true));
        }
        if (words.size() > MOST) {
            throw DomainException.invalid(
                    "text",
                    "too_many",
                    "text has %d words; up to %d are looked for.".formatted(words.size(), MOST));
        }
        return words;
    }

    private List<String> terms(String text) {
        return jdbc.sql("select unnest(gallery_terms(:text))")
                .param("text", text)
                .query(String.class)
                .list();
    }

    private static int lastBlank(String text) {
        for (int at = text.length() - 1; at >= 0; at--) {
            if (Character.isWhitespace(text.charAt(at))) {
                return at;
            }
        }
        return -1;
    }

    private static @Nullable String lastOf(List<String> terms) {
        return terms.isEmpty() ? null : terms.getLast();
    }

    private static boolean standsAlone(String term) {
        int first = term.codePointAt(0);
        return Character.charCount(first) == term.length()
                && switch (Character.UnicodeScript.of(first)) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
                    default -> false;
                };
    }
}
