package io.framehouse;

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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page about security promises is there: its roles, tests, settings and links. */
class SecurityDocsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path PAGE = ROOT.resolve("src/docs/security.md");
    private static final Pattern TEST_CLASS = Pattern.compile("`(\\w+(?:Test|IT|E2E))`");
    private static final Pattern SETTING = Pattern.compile("`(FRAMEHOUSE_[A-Z_]+[A-Z])\\b");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    @Test
    void everyTestThatHoldsAWallExists() throws IOException {
        Set<String> there = names(ROOT.resolve("src/test/java"));
        List<String> named = all(TEST_CLASS, PAGE);
        assertThat(named).hasSizeGreaterThan(40);
        assertThat(there).containsAll(named);
    }

    @Test
    void everyThreatNamesATest() throws IOException {
        assertThat(rows("## Threats", "## Known limits"))
                .hasSizeGreaterThan(25)
                .allMatch(row -> TEST_CLASS.matcher(row).find());
    }

    @Test
    void theTableOfRolesIsTheOneInTheCode() throws IOException {
        List<String> rows = rows("## Who may what", "## The walls");
        assertThat(rows)
                .containsExactlyElementsOf(
                        Arrays.stream(Action.values()).map(RoleRow::of).toList());
    }

    @Test
    void everySettingItNamesIsInTheReadme() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        assertThat(all(SETTING, PAGE))
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(readme).contains("`" + setting));
    }

    @Test
    void theReadmeLeadsThereAndEveryLinkOpens() throws IOException {
        assertThat(all(LINK, ROOT.resolve("README.md")))
                .contains("src/docs/security.md", "SECURITY.md");
        for (Path page : List.of(PAGE, ROOT.resolve("SECURITY.md"))) {
            assertThat(all(LINK, page))
                    .isNotEmpty()
                    .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
        }
    }

    /** The rows of the table between two headings. */
    private static List<String> rows(String from, String to) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith(from))
                .takeWhile(line -> !line.startsWith(to))
                .filter(line -> line.startsWith("| "))
                .skip(2)
                .toList();
    }

    private static List<String> all(Pattern pattern, Path page) throws IOException {
        return pattern.matcher(Files.readString(page))
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }

    private static Set<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }

    /** One action as the table shows it: who may do it at most. */
    private static final class RoleRow {
        private static final TeamId TEAM = TeamId.random();
        private static final List<KeyScope> SCOPES =
                Arrays.stream(KeyScope.values())
                        .filter(scope -> !scope.wire().startsWith("platform"))
                        .toList();

        static String of(Action action) {
            return "| %s | %s | %s | %s |"
                    .formatted(
                            action.name().toLowerCase(Locale.ROOT),
                            those(TeamRole.values(), role -> inTeam(role).may(TEAM, action)),
                            scopes(action),
                            those(
                                    PlatformRole.values(),
                                    role -> onPlatform(role).mayOnPlatform(action)));
        }

        private static String scopes(Action action) {
            List<KeyScope> scopes =
                    SCOPES.stream().filter(scope -> key(scope).may(TEAM, action)).toList();
            return scopes.equals(SCOPES) ? "any" : words(scopes.stream().map(KeyScope::wire));
        }

        private static <R extends Enum<R>> String those(R[] roles, Predicate<R> may) {
            return words(
                    Arrays.stream(roles)
                            .filter(may)
                            .map(role -> role.name().toLowerCase(Locale.ROOT)));
        }

        private static String words(Stream<String> words) {
            String all = words.collect(Collectors.joining(", "));
            return all.isEmpty() ? "\u2013" : all;
        }

        private static Actor inTeam(TeamRole role) {
            return Actor.person(UserId.random(), "any", Set.of(), Map.of(TEAM, role));
        }

        private static Actor onPlatform(PlatformRole role) {
            return Actor.person(UserId.random(), "any", Set.of(role), Map.of());
        }

        private static Actor key(KeyScope scope) {
            return Actor.teamKey(KeyId.random(), TEAM, null, "any", Set.of(scope));
        }
    }
}
