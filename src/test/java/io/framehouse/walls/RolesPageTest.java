package io.framehouse.walls;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page about roles says what the code does: both must change together. */
class RolesPageTest {
    private static final TeamId TEAM = TeamId.random();
    private static final UserId USER = UserId.random();
    private static final String NO = "\u2013";

    @Test
    void thePageShowsTheTableOfTheCode() throws IOException {
        List<String> rows =
                Files.readAllLines(Path.of("src/docs/roles.md")).stream()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.replaceFirst("(\\| `\\w+` \\|)[^|]*\\|", "$1"))
                        .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        Arrays.stream(Action.values()).map(RolesPageTest::row).toList());
    }

    /** As on the page, without the words. */
    private static String row(Action action) {
        List<String> cells = new ArrayList<>();
        cells.add("`" + action.name().toLowerCase(Locale.ROOT) + "`");
        for (TeamRole role : TeamRole.values()) {
            cells.add(word(person(Set.of(), Map.of(TEAM, role)).may(TEAM, action)));
        }
        for (PlatformRole role : PlatformRole.values()) {
            Actor actor = person(Set.of(role), Map.of());
            assertThat(actor.may(TEAM, action)).isEqualTo(actor.mayOnPlatform(action));
            cells.add(word(actor.mayOnPlatform(action)));
        }
        cells.add(scopes(action));
        return "| " + String.join(" | ", cells) + " |";
    }

    private static Actor person(Set<PlatformRole> platform, Map<TeamId, TeamRole> roles) {
        return Actor.person(USER, "Aino K.", platform, roles);
    }

    private static String scopes(Action action) {
        String scopes =
                Arrays.stream(KeyScope.values())
                        .filter(scope -> !scope.wire().startsWith("platform:"))
                        .filter(scope -> key(scope).may(TEAM, action))
                        .map(scope -> "`" + scope.wire() + "`")
                        .collect(Collectors.joining(", "));
        return scopes.isEmpty() ? NO : scopes;
    }

    private static Actor key(KeyScope scope) {
        return Actor.teamKey(KeyId.random(), TEAM, null, "ci", Set.of(scope));
    }

    private static String word(boolean may) {
        return may ? "yes" : NO;
    }
}
