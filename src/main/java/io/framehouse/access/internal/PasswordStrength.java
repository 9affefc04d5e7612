package io.framehouse.access.internal;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.framehouse.access.Passwords;
import io.framehouse.access.Passwords.Strength;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Judges passwords: by length, by what they say of the person, and by how soon they are guessed.
 */
final class PasswordStrength {
    // bcrypt reads no more than 72 bytes; what it would cut off is refused instead.
    static final int MOST_BYTES = 72;
    private static final int GOOD_SCORE = 3;
    private static final int STRONG_SCORE = 4;
    // Shorter ones stand in other words by chance; the guesser knows them all the same.
    private static final int SHORTEST_TELLING_WORD = 5;
    private static final int SHORTEST_WORD = 3;
    private static final int FEWEST_OTHER_CHARACTERS = 5;
    private static final String NO_WORD = "[^\\p{L}\\p{N}]+";
    private static final String HOUSE = "framehouse";

    private PasswordStrength() {}

    /** Its lists of common words take a while to read, so they are read at the first question. */
    private static final class Guesser {
        static final Zxcvbn ZXCVBN = new Zxcvbn();
    }

    static Strength judge(String password, String email, String displayName) {
        if (password.codePointCount(0, password.length()) < Passwords.FEWEST_CHARACTERS) {
            return Strength.TOO_SHORT;
        }
        // Also keeps the guesser from long texts, for which it takes long.
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Strength.TOO_LONG;
        }
        List<String> personal = personal(email, displayName);
        if (isPersonal(password, personal)) {
            return Strength.PERSONAL;
        }
        List<String> known = new ArrayList<>(personal);
        known.add(HOUSE);
        int score = Guesser.ZXCVBN.measure(password, known).getScore();
        if (score < GOOD_SCORE) {
            return Strength.GUESSABLE;
        }
        return score < STRONG_SCORE ? Strength.GOOD : Strength.STRONG;
    }

    /** Address, its first part, the whole name, all in lower case. */
    private static List<String> personal(String email, String displayName) {
        String address = email.toLowerCase(Locale.ROOT);
        int at = address.indexOf('@');
        String local = at < 0 ? address : address.substring(0, at);
        String name = displayName.strip().toLowerCase(Locale.ROOT);
        return Stream.of(address, local, name, name.replace(" ", ""))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private static boolean isPersonal(String password, List<String> personal) {
        String lower = password.toLowerCase(Locale.ROOT);
        return personal.stream()
                        .filter(word -> word.length() >= SHORTEST_TELLING_WORD)
                        .anyMatch(lower::contains)
                || isMostlyOf(words(personal), lower);
    }

    /** A name is fine among other words; alone or again and again it is soon guessed. */
    private static boolean isMostlyOf(List<String> words, String password) {
        String rest = password;
        for (String word : words) {
            rest = rest.replace(word, "");
        }
        return !rest.equals(password)
                && rest.replaceAll(NO_WORD, "").length() < FEWEST_OTHER_CHARACTERS;
    }

    private static List<String> words(List<String> personal) {
        return personal.stream()
                .flatMap(text -> Stream.of(text.split(NO_WORD)))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }
}
