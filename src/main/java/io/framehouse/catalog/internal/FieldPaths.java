package io.framehouse.catalog.internal;

/** Turns JSON pointers into the paths that people read: {@code subjects[0].images}. */
final class FieldPaths {
    private FieldPaths() {}

    static String of(String pointer) {
        StringBuilder path = new StringBuilder();
        for (String segment : pointer.split("/")) {
            if (segment.isEmpty()) {
                continue;
            }
            if (segment.chars().allMatch(Character::isDigit)) {
                path.append('[').append(segment).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".")
                        .append(segment.replace("~1", "/").replace("~0", "~"));
            }
        }
        return path.toString();
    }
}
