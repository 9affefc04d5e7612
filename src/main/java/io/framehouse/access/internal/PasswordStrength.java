package io.framehouse.access.internal;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.framehouse.access.Passwords;
import io.framehouse.access.Passwords.Strength;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
                .anyMatch(lower::contains);
    }
}
