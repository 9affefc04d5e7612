package io.framehouse.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Turns enum constants into the lower-case words of the API and the database, and back. */
public final class Wire {
    private Wire() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(text))
                .findFirst();
    }
}
