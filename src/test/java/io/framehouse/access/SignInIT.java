package io.framehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Teams;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(
        classes = {AccessApplication.class, SignInIT.Extras.class, SignInIT.Session.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "framehouse.admin-email=Root@Example.com",
            "framehouse.admin-password=" + AccessFixtures.PASSWORD
        })
@PostgresTest
class SignInIT {
    private static final String WRONG = "not the right one";

    @Autowired People people;
    @Autowired Teams teams;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired MutableClock clock;
    @LocalServerPort int port;

    private Http browser;
    private String email;
    private UserId user;

    @BeforeEach
    void makePerson() {
        browser = Http.browser(port);
        email = "mika-" + UUID.randomUUID() + "@example.com";
        user =
                CurrentActor.as(
                        Actor.system("test"),
                        () -> people.create(email, "Mika P.", AccessFixtures.PASSWORD, Set.of()));
    }

    @Test
    void theConsoleLeadsStrangersToSignIn() {
        HttpResponse<String> answer = browser.get("/test-session", "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login");
        assertThat(browser.get("/login", "Accept", "text/html").statusCode()).isEqualTo(200);
    }

    @Test
    void theRightPasswordOpensASessionWithANewId() {
        String before = session(browser.get("/login", "Accept", "text/html"));
        HttpResponse<String> answer = signIn(email.toUpperCase(java.util.Locale.ROOT));
        assertThat(location(answer)).endsWith(":" + port + "/");
        assertThat(session(answer)).isNotEqualTo(before);
        assertThat(browser.get("/test-session").body()).isEqualTo("Mika P. {}");
    }

    @Test
    void rolesAreReadAgainWithinTwoSeconds() {
        signIn(email);
        assertThat(browser.get("/test-session").body()).isEqualTo("Mika P. {}");
        TeamId team = AccessFixtures.team(teams, "Studio Nord");
        CurrentActor.as(Actor.system("test"), () -> teams.putMember(team, user, TeamRole.VIEWER));
        clock.advance(Duration.ofSeconds(2));
        assertThat(browser.get("/test-session").body()).isEqualTo("Mika P. {" + team + "=VIEWER}");
    }

    @Test
    void somebodySwitchedOffIsNobodyAtOnceAndCannotComeBack() {
        signIn(email);
        transactions.runOnPlatform(() ->
                jdbc.sql("update app_user set disabled_at = now() where id = :id")
                        .param("id", user.value())
                        .update());
        clock.advance(Duration.ofSeconds(2));
        assertThat(browser.get("/test-session").body()).isEqualTo("nobody");
        assertThat(location(signIn(email))).endsWith("/login?error");
    }

    @Test
    void fiveWrongTriesPauseTheAccountFromThatAddressForFifteenMinutes() {
        for (int i = 0; i < 5; i++) {
            assertThat(location(post(email, WRONG, ""))).endsWith("/login?error");
        }
        assertThat(location(signIn(email))).endsWith("/login?error");
        clock.advance(Duration.ofMinutes(15));
        assertThat(location(signIn(email))).endsWith(":" + port + "/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void aFormOfAnotherSiteSignsNobodyIn(String from) {
        HttpResponse<String> answer = browser.post("/login", rightForm(), "Sec-Fetch-Site", from);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(browser.get("/test-session", "Accept", "text/html").statusCode()).isEqualTo(302);
        assertThat(location(browser.post("/login", rightForm(), "Sec-Fetch-Site", "same-origin")))
                .endsWith("/test-session?continue");
    }

    @Test
    void whereToGoOnIsToldByPathSoThatAProxyInFrontChangesNothing() {
        browser.get("/test-session?x=https://evil.example/y", "Accept", "text/html");
        HttpResponse<String> answer = browser.post("/login", rightForm());
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .isEqualTo("/test-session?x=https://evil.example/y&continue");
    }

    @Test
    void noPictureOrStyleThatWasAskedForMeanwhileIsWhereToGoOn() {
        browser.get("/test-session", "Accept", "text/html");
        browser.get("/apple-touch-icon.png", "Accept", "image/png,*/*");
        browser.get("/more.css", "Accept", "text/html,*/*", "Sec-Fetch-Dest", "style");
        HttpResponse<String> answer = browser.post("/login", rightForm());
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .isEqualTo("/test-session?continue");
    }

    @Test
    void anAddressThatAStrangerMakesUpDoesNotEndThePause() {
        String wrong = "username=" + encode(email) + "&password=" + encode(WRONG);
        for (int i = 0; i < 5; i++) {
            String[] made = {"X-Forwarded-For", "203.0.113." + i, "Forwarded", "for=192.0.2." + i};
            assertThat(location(browser.post("/login", wrong, made))).endsWith("/login?error");
        }
        HttpResponse<String> answer =
                browser.post(
                        "/login",
                        rightForm(),
                        "X-Forwarded-For",
                        "203.0.113.99",
                        "X-Forwarded-Proto",
                        "https",
                        "X-Forwarded-Host",
                        "evil.example");
        assertThat(location(answer)).isEqualTo("http://localhost:" + port + "/login?error");
    }

    @Test
    void aRightPasswordForgetsWrongTries() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 4; i++) {
                post(email, WRONG, "");
            }
            assertThat(location(signIn(email))).endsWith(":" + port + "/");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/t/nord/jobs?state=failed, /t/nord/jobs?state=failed",
        "//evil.example/x, /",
        "https://evil.example/, /",
        "/\\evil.example, /"
    })
    void nextLeadsToOwnPathsOnly(String next, String expected) {
        assertThat(location(post(email, AccessFixtures.PASSWORD, "&next=" + encode(next))))
                .isEqualTo("http://localhost:" + port + expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Saved-url", "next", "redirect"})
    void noParameterLeadsToAnotherHost(String parameter) {
        String extra = "&" + parameter + "=" + encode("https://evil.example/");
        assertThat(location(post(email, AccessFixtures.PASSWORD, extra)))
                .isEqualTo("http://localhost:" + port + "/");
    }

    @Test
    void whoSignedInAndWhoTriedInVainIsInThePlatformsTrail() {
        post(email, WRONG, "");
        signIn(email);
        List<Map<String, Object>> rows = trail(user.toString());
        assertThat(rows)
                .extracting(row -> row.get("action"))
                .containsExactlyInAnyOrder(
                        "person.created", "person.sign_in_refused", "person.signed_in");
        for (Map<String, Object> row : rows) {
            assertThat(row.toString()).doesNotContain(WRONG, AccessFixtures.PASSWORD);
            if (row.get("action").equals("person.signed_in")) {
                assertThat(row)
                        .containsEntry("actor_id", user.value())
                        .containsEntry("source", "console");
                assertThat(row.get("team_id")).isNull();
                assertThat(row.get("address")).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
                assertThat(row.get("agent").toString()).startsWith("Java-http-client");
                assertThat(row.get("request_id").toString()).matches("[0-9a-f]{32}");
            }
        }
    }

    @Test
    void theAddressOfNobodyIsNotWrittenDown() {
        String nobody = "nobody-" + UUID.randomUUID() + "@example.com";
        int before = trail("unknown").size();
        post(nobody, WRONG, "");
        List<Map<String, Object>> rows = trail("unknown");
        assertThat(rows).hasSize(before + 1);
        assertThat(rows.toString()).contains("an unknown address").doesNotContain(nobody, WRONG);
    }

    @Test
    void aPausedAccountWritesNoMore() {
        for (int i = 0; i < 8; i++) {
            post(email, WRONG, "");
        }
        assertThat(trail(user.toString()))
                .filteredOn(row -> row.get("action").equals("person.sign_in_refused"))
                .hasSize(5);
    }

    private List<Map<String, Object>> trail(String person) {
        return transactions.onPlatform(() ->
                jdbc.sql(
                                "select * from audit_entry"
                                        + " where object_type = 'person' and object_id = :id")
                        .param("id", person)
                        .query()
                        .listOfRows());
    }

    @Test
    void theAdminOfTheSettingsIsThereAndSetupIsClosed() {
        assertThat(people.hasPlatformAdmin()).isTrue();
        assertThat(location(signIn("root@example.com"))).endsWith(":" + port + "/");
        assertThatThrownBy(() ->
                        people.createFirstAdmin("x@example.com", "X", AccessFixtures.PASSWORD))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> assertThat(refused.code()).isEqualTo(CommonError.WRONG_STATE));
    }

    @Test
    void peopleAreCheckedAndMadeByPlatformAdminsOnly() {
        Actor root = AccessFixtures.platformAdmin();
        assertThatThrownBy(() ->
                        CurrentActor.as(
                                root, () -> people.create("no address", " ", "short", Set.of())))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused ->
                                assertThat(refused.fieldErrors())
                                        .extracting(error -> error.field())
                                        .containsExactly("email", "display_name", "password"));
        assertThatThrownBy(() ->
                        CurrentActor.as(
                                root,
                                () -> people.create(email, "M", AccessFixtures.PASSWORD, Set.of())))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining(email);
        Actor mika = Actor.person(user, "Mika", Set.of(), java.util.Map.of());
        assertThatThrownBy(() ->
                        CurrentActor.as(
                                mika,
                                () ->
                                        people.create(
                                                "new@example.com",
                                                "N",
                                                AccessFixtures.PASSWORD,
                                                Set.of(PlatformRole.ADMIN))))
                .isInstanceOf(DomainException.class);
    }

    @Test
    void aProfileIsOnesOwn() {
        Actor mika = Actor.person(user, "Mika", Set.of(), java.util.Map.of());
        UserId other = AccessFixtures.person(people);
        CurrentActor.runAs(mika, () -> people.chooseColorScheme(user, "dark"));
        assertThat(CurrentActor.as(mika, () -> people.profile(user)))
                .isEqualTo(new People.Profile(user, email, "Mika P.", "dark"));
        assertThatThrownBy(() -> CurrentActor.as(mika, () -> people.profile(other)))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() ->
                        CurrentActor.runAs(mika, () -> people.chooseColorScheme(user, "pink")))
                .isInstanceOf(DomainException.class);
    }

    private HttpResponse<String> signIn(String address) {
        return post(address, AccessFixtures.PASSWORD, "");
    }

    private String rightForm() {
        return "username=" + encode(email) + "&password=" + encode(AccessFixtures.PASSWORD);
    }

    private HttpResponse<String> post(String address, String password, String extra) {
        return browser.post(
                "/login", "username=" + encode(address) + "&password=" + encode(password) + extra);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.startsWith("/") ? "http://localhost:" + port + location : location;
    }

    private static String session(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .findFirst()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .orElseThrow();
    }

    /** Tells whose session it is. */
    @RestController
    static class Session {
        private final CurrentActor currentActor;

        Session(CurrentActor currentActor) {
            this.currentActor = currentActor;
        }

        @GetMapping("/test-session")
        String session() {
            return currentActor
                    .find()
                    .map(actor -> actor.label() + " " + actor.teamRoles())
                    .orElse("nobody");
        }
    }

    /** A clock that the test moves. */
    static class Extras {
        @Bean
        @Primary
        MutableClock movedClock() {
            return new MutableClock(Instant.parse("2026-11-21T10:00:00Z"));
        }
    }
}
