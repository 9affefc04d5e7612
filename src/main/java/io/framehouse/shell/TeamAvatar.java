package io.framehouse.shell;

import com.vaadin.flow.component.avatar.Avatar;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A team's square with at most two letters; its name always stands beside it. */
final class TeamAvatar extends Avatar {
    TeamAvatar(String name) {
        setAbbreviation(letters(name));
        addClassName("team-avatar");
        getElement().setAttribute("aria-hidden", "true");
    }

    private static String letters(String name) {
        return Arrays.stream(name.strip().split("\\s+"))
                .limit(2)
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
    }
}
