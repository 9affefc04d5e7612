package io.framehouse.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the name of a cost centre must be, of a team, a key or a job alike. */
public final class CostCenters {
    /** The most characters of a name. */
    public static final int LONGEST = 120;

    private CostCenters() {}

    /** Without outer blanks; null for none. */
    public static @Nullable String tidy(@Nullable String name) {
        return name == null || name.isBlank() ? null : name.strip();
    }

    /**
     * What is wrong with a name; empty for nothing.
     *
     * @param name null for none, which is right
     */
    public static List<FieldError> problems(@Nullable String name) {
        if (name == null) {
            return List.of();
        }
        if (name.length() > LONGEST) {
            return List.of(
                    new FieldError(
                            "cost_center",
                            "length",
                            "The cost centre has %d characters; at most %d are allowed."
                                    .formatted(name.length(), LONGEST)));
        }
        return name.chars().noneMatch(Character::isISOControl)
                ? List.of()
                : List.of(
                        new FieldError(
                                "cost_center",
                                "characters",
                                "The cost centre has control characters, such as a line break."
                                        + " Remove them."));
    }
}
