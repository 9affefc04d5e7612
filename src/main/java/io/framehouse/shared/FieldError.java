package io.framehouse.shared;

import org.jspecify.annotations.Nullable;

/**
 * One broken rule of one field.
 *
 * @param field the path of the field, such as {@code parameters.duration} or {@code
 *     subjects[0].images}
 * @param code the rule, snake_case, such as {@code out_of_range}
 * @param message rule, value and what to do next, for people
 * @param allowed what would be accepted, where it can be listed
 */
public record FieldError(String field, String code, String message, @Nullable Object allowed) {
    public FieldError(String field, String code, String message) {
        this(field, code, message, null);
    }
}
