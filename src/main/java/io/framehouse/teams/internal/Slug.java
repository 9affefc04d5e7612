package io.framehouse.teams.internal;

import java.text.Normalizer;
import java.util.Locale;

/** Makes the word of a team's address from its name: lower-case ASCII, digits and hyphens. */
final class Slug {
    private static final int MAX_LENGTH = 40;
    private static final String FALLBACK = "team";

    private Slug() {}

    static String of(String name) {
        String plain =
                Normalizer.normalize(spellOut(name.toLowerCase(Locale.ROOT)), Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "")
                        .replaceAll("[^a-z0-9]+", "-");
        String slug = trim(cut(trim(plain), MAX_LENGTH));
        return slug.isEmpty() ? FALLBACK : slug;
    }

    /** The slug with a number, for a name that is taken; still at most 40 characters. */
    static String numbered(String slug, int number) {
        String suffix = "-" + number;
        return trim(cut(slug, MAX_LENGTH - suffix.length())) + suffix;
    }

    // Letters that Unicode does not take apart into a base letter and a mark.
    private static String spellOut(String lower) {
        return lower.replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("đ", "d")
                .replace("þ", "th")
                .replace("ı", "i");
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == '-') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == '-') {
            end--;
        }
        return text.substring(start, end);
    }
}
