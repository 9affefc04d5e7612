package io.framehouse.gateway.rest.dropin;

import io.framehouse.api.Failure;
import io.framehouse.shared.FieldError;
import java.util.stream.Collectors;

/** Broken fields in the callers' words: our wrapper {@code parameters} does not exist there. */
final class FieldText {
    private static final String WRAPPER = "parameters.";

    private FieldText() {}

    /** The field as the caller knows it. */
    static String name(FieldError error) {
        return error.field().startsWith(WRAPPER)
                ? error.field().substring(WRAPPER.length())
                : error.field();
    }

    /** One sentence a field, each naming its field. */
    static String of(Failure failure) {
        return failure.errors().isEmpty()
                ? failure.detail()
                : failure.errors().stream().map(FieldText::of).collect(Collectors.joining(" "));
    }

    private static String of(FieldError error) {
        String name = name(error);
        String message = error.message().replace(WRAPPER, "");
        return message.contains(name) ? message : name + ": " + message;
    }
}
