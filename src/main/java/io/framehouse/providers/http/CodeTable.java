package io.framehouse.providers.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The error words a family of providers documents, what each means to us, in plain words. */
public final class CodeTable {
    private final Map<String, Known> codes = new HashMap<>();

    /** What a documented error word means for a job. */
    public enum Meaning {
        /** The account's key, permission or balance; another account may do. */
        ACCOUNT,
        /** Too much at once; the same request may be sent later. */
        BUSY,
        /** This request will not do; final. */
        REFUSED,
        /** The provider's own trouble: something may have happened all the same. */
        UNCLEAR,
        /** Not at this account now; another account may do, or a later try. */
        ELSEWHERE,
        /** Nothing was made, and it may pass by itself: worth one more try, then final. */
        ONCE_MORE,
        /** The provider knows no such task. */
        NO_TASK
    }

    /** A documented word. */
    public record Known(Meaning meaning, String words) {}

    /** Adds a word; answers this table. */
    public CodeTable with(Meaning meaning, String words, String... names) {
        for (String name : names) {
            codes.put(name.toLowerCase(Locale.ROOT), new Known(meaning, words));
        }
        return this;
    }

    /** Every word of the table, in lower case. */
    public Set<String> words() {
        return Set.copyOf(codes.keySet());
    }

    /** Looks a word up without regard to case and to leading zeros of a number. */
    public Optional<Known> find(@Nullable String code) {
        return code == null
                ? Optional.empty()
                : Optional.ofNullable(codes.get(normalised(code).toLowerCase(Locale.ROOT)));
    }

    /** A JSON number cannot keep leading zeros, so the same code comes with and without. */
    static String normalised(String code) {
        return code.matches("0+[1-9]\\d*") ? code.replaceFirst("^0+", "") : code;
    }
}
