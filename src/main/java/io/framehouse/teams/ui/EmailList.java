package io.framehouse.teams.ui;

import java.util.Arrays;
import java.util.List;

/** Addresses as people paste them: one a line, or with commas, semicolons or blanks between. */
final class EmailList {
    private EmailList() {}

    static List<String> parse(String text) {
        return Arrays.stream(text.split("[\\s,;]+")).filter(part -> !part.isEmpty()).toList();
    }
}
