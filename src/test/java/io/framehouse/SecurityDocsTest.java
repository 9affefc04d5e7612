package io.framehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page about security promises is there: its tests, its settings, its links. */
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
        List<String> rows =
                Files.readAllLines(PAGE).stream()
                        .dropWhile(line -> !line.startsWith("## Threats"))
                        .takeWhile(line -> !line.startsWith("## Known limits"))
                        .filter(line -> line.startsWith("| "))
                        .skip(2)
                        .toList();
        assertThat(rows).hasSizeGreaterThan(25).allMatch(row -> TEST_CLASS.matcher(row).find());
    }

    @Test
    void everySettingItNamesIsInTheReadme() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        assertThat(all(SETTING, PAGE)).isNotEmpty().allSatisfy(setting ->
                assertThat(readme).contains("`" + setting));
    }

    @Test
    void theReadmeLeadsThereAndEveryLinkOpens() throws IOException {
        assertThat(all(LINK, ROOT.resolve("README.md")))
                .contains("src/docs/security.md", "SECURITY.md");
        for (Path page : List.of(PAGE, ROOT.resolve("SECURITY.md"))) {
            assertThat(all(LINK, page)).isNotEmpty().allSatisfy(link ->
                    assertThat(page.resolveSibling(link)).exists());
        }
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
}
