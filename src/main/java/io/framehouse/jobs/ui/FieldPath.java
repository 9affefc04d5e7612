package io.framehouse.jobs.ui;

import io.framehouse.shared.FieldError;
import java.util.List;

/** Paths of broken fields: {@code parameters.subjects[1].images} belongs to {@code subjects}. */
final class FieldPath {
    private static final String PREFIX = "parameters.";

    private FieldPath() {}

    /** The same errors with paths as the form knows them. */
    static List<FieldError> plain(List<FieldError> errors) {
        return errors.stream()
                .map(error ->
                        new FieldError(
                                plain(error.field()),
                                error.code(),
                                error.message(),
                                error.allowed()))
                .toList();
    }

    /** The form's field that a path begins with. */
    static String fieldOf(String path) {
        String plain = plain(path);
        int end = plain.length();
        for (int i = 0; i < plain.length(); i++) {
            char letter = plain.charAt(i);
            if (letter == '[' || letter == '.') {
                end = i;
                break;
            }
        }
        return plain.substring(0, end);
    }

    /** The place in a list that a path names, such as 1 of {@code subjects[1].images}; else -1. */
    static int indexOf(String path) {
        int open = path.indexOf('[');
        int close = path.indexOf(']');
        return open < 0 || close < open ? -1 : Integer.parseInt(path.substring(open + 1, close));
    }

    /** The message as it stands above the form, where the subject is not seen beside it. */
    static String inSummary(FieldError error) {
        int index = indexOf(error.field());
        return fieldOf(error.field()).equals("subjects") && index >= 0
                ? "Subject " + (index + 1) + ": " + error.message()
                : error.message();
    }

    private static String plain(String path) {
        return path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : path;
    }
}
