package io.framehouse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.PeopleByEmail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules of the house that modules alone do not hold. */
class ArchitectureTest {
    private static final int LONGEST_CLASS_LINES = 400;
    private static final Pattern WORDS = Pattern.compile("\\.(java|yaml|md|sql|properties)$");
    private static final String SQL =
            "org\\.springframework\\.jdbc\\..*Jdbc(Client|Operations)(\\$.*)?";
    private static final String CONNECTIONS =
            "org\\.springframework\\.jdbc\\..*JdbcTemplate|javax\\.sql\\.DataSource"
                    + "|java\\.sql\\.(Connection|Statement|DriverManager)"
                    + "|org\\.springframework\\.transaction\\.PlatformTransactionManager"
                    + "|org\\.springframework\\.transaction\\.support\\.Transaction(Template|Operations)"
                    + "|org\\.springframework\\.transaction\\.annotation\\.Transactional";
    private static final JavaClasses CLASSES = OurClasses.ALL;

    @Test
    void viewsNeverTouchInternals() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("View")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.framehouse..internal..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void modelsOfScreensKnowNoComponent() {
        noClasses()
                .that()
                .resideInAPackage("io.framehouse..ui..")
                .and()
                .haveSimpleNameEndingWith("Model")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin.flow.component..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void onlyInternalsSpeakSql() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.framehouse..internal..")
                .and()
                .doNotHaveFullyQualifiedName(TeamTransactions.class.getName())
                .should()
                .dependOnClassesThat()
                .haveNameMatching(SQL + "|" + CONNECTIONS)
                .because("SQL stands in the repositories of 'internal' packages")
                .check(CLASSES);
    }

    /** Whoever has a connection of their own has no role and no team on it. */
    @Test
    void onlySharedOpensConnectionsAndTransactions() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.framehouse.shared", "io.framehouse.shared.internal")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(CONNECTIONS)
                .because("TeamTransactions and TeamReads put each of them into its team's role")
                .check(CLASSES);
    }

    /** It asks nobody's leave, so it would tell who has an account. */
    @Test
    void onlyTheAddingOfMembersLooksForPeopleByAddress() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.framehouse.teams.internal", "io.framehouse.access.internal")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(PeopleByEmail.class)
                .check(CLASSES);
    }

    @Test
    void servicesKnowNeitherScreensNorHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.framehouse..ui..",
                        "io.framehouse..rest..",
                        "io.framehouse.api..",
                        "io.framehouse.shell..",
                        "io.framehouse.gateway..",
                        "io.framehouse.access..",
                        "io.framehouse")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.vaadin..", "org.springframework.web..")
                .check(CLASSES);
    }

    @Test
    void controllersAndViewsAreNotPublic() {
        classes()
                .that()
                .resideInAPackage("io.framehouse..")
                .and()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void noSourceFileIsLongerThanTheCeiling() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            List<String> tooLong =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> lines(file) > LONGEST_CLASS_LINES)
                            .map(Path::toString)
                            .toList();
            assertThat(tooLong).isEmpty();
        }
    }

    /** The API keeps {@code cost_center}, which nobody reads as words. */
    @Test
    void aCostCentreIsSpelledInOneWay() throws IOException {
        Pattern otherWay = Pattern.compile("cost centers?\\b", Pattern.CASE_INSENSITIVE);
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> found =
                    files.filter(file -> WORDS.matcher(file.toString()).find())
                            .filter(file -> !file.endsWith("ArchitectureTest.java"))
                            .filter(file -> otherWay.matcher(text(file)).find())
                            .toList();
            assertThat(found).isEmpty();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
