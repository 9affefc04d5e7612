package io.framehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import jakarta.servlet.http.HttpServletRequest;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sessions of real browsers: seen from each other, ended from each other; and new passwords. */
@SpringBootTest(
        classes = {AccessApplication.class, SessionsIT.Extras.class, SessionsIT.Own.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@PostgresTest
class SessionsIT {
    private static final String FRESH = "tugboat velvet oregano";
    private static final String NOBODY = "nobody";

    @Autowired People people;
    @Autowired PeopleLife life;
    @Autowired Passwords passwords;
    @Autowired PasswordResets resets;
    @Autowired Sessions sessions;
    @Autowired SecondFactors factors;
    @Autowired SecurityContextHolderStrategy contexts;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired MutableClock clock;
    @LocalServerPort int port;

    private Http here;
    private Http there;
    private String email;
    private UserId user;

    @BeforeEach
    void signInTwice() {
        email = "mika-" + UUID.randomUUID() + "@example.com";
        user =
                CurrentActor.as(
                        Actor.system("test"),
                        () -> people.create(email, "Mika P.", AccessFixtures.PASSWORD, Set.of()));
        here = signedIn(AccessFixtures.PASSWORD);
        there = signedIn(AccessFixtures.PASSWORD);
    }

    @Test
    void eachBrowserIsARowAndSeesWhichItIs() {
        String list = own(here);
        assertThat(list.lines()).hasSize(2);
        assertThat(list.lines().filter(line -> line.contains("current"))).hasSize(1);
        assertThat(list).contains("Java-http-client");
        assertThat(rows()).hasSize(2).allMatch(row -> row.get("ended_at") == null);
    }

    @Test
    void theOthersEndAtOnceAndThisOneGoesOn() {
        assertThat(here.get("/test-others").body()).isEqualTo("1");
        assertThat(own(there)).isEqualTo(NOBODY);
        assertThat(own(here).lines()).hasSize(1);
        // The browser's own session is gone as well: its next page is the sign-in.
        HttpResponse<String> page = there.get("/me/security", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElseThrow()).endsWith("/login");
        assertThat(rows())
                .filteredOn(row -> row.get("ended_at") != null)
                .extracting(row -> row.get("ended_why"))
                .containsExactly("elsewhere");
    }

    @Test
    void anotherNodeEndsItWithinTwoSeconds() {
        assertThat(own(there)).isNotEqualTo(NOBODY);
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                "update user_session set ended_at = now(), ended_why = 'elsewhere'"
                                        + " where user_id = :user")
                        .param("user", user.value())
                        .update());
        clock.advance(Duration.ofSeconds(2));
        assertThat(own(there)).isEqualTo(NOBODY);
    }

    @Test
    void useIsNotedAtMostOnceAMinute() {
        Instant began = clock.instant();
        clock.advance(Duration.ofSeconds(59));
        here.get("/test-own");
        assertThat(seen()).containsOnly(began);
        clock.advance(Duration.ofSeconds(2));
        here.get("/test-own");
        Instant noted = clock.instant();
        assertThat(seen()).containsExactlyInAnyOrder(began, noted);
        clock.advance(Duration.ofSeconds(30));
        here.get("/test-own");
        assertThat(seen()).containsExactlyInAnyOrder(began, noted);
    }

    @Test
    void leavingEndsTheRow() {
        here.get("/test-leave");
        assertThat(rows())
                .filteredOn(row -> row.get("ended_at") != null)
                .extracting(row -> row.get("ended_why"))
                .containsExactly("signed_out");
        assertThat(own(there).lines()).hasSize(1);
    }

    @Test
    void somebodyElsesSessionIsNotFound() {
        UUID mine = (UUID) rows().getFirst().get("id");
        Actor stranger = self(AccessFixtures.person(people));
        assertThatThrownBy(() -> CurrentActor.runAs(stranger, () -> sessions.end(mine)))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> assertThat(refused.code()).isEqualTo(CommonError.NOT_FOUND));
        assertThat(own(there)).isNotEqualTo(NOBODY);
    }

    @Test
    void switchingOffEndsAll() {
        CurrentActor.runAs(AccessFixtures.platformAdmin(), () -> life.disable(user));
        assertThat(own(here)).isEqualTo(NOBODY);
        assertThat(own(there)).isEqualTo(NOBODY);
        assertThat(rows()).extracting(row -> row.get("ended_why")).containsOnly("switched_off");
    }

    @Test
    void aNewPasswordEndsTheOtherSessionsAndTheOldPassword() {
        assertThat(here.get("/test-password").body()).isEqualTo("changed");
        assertThat(own(here).lines()).hasSize(1);
        assertThat(own(there)).isEqualTo(NOBODY);
        assertThat(location(post(AccessFixtures.PASSWORD))).endsWith("/login?error");
        assertThat(location(post(FRESH))).endsWith(":" + port + "/");
    }

    @Test
    void thePasswordOfTheMomentIsAskedForAndPausesAfterFiveWrongTries() {
        Actor mika = self(user);
        for (int i = 0; i < 5; i++) {
            assertThat(broken(mika, "not the right one", FRESH)).isEqualTo("current_password");
        }
        assertThat(broken(mika, AccessFixtures.PASSWORD, FRESH)).isEqualTo("current_password");
        clock.advance(Duration.ofMinutes(15));
        assertThat(broken(mika, AccessFixtures.PASSWORD, "passwordpassword")).isEqualTo("password");
        assertThat(broken(mika, AccessFixtures.PASSWORD, AccessFixtures.PASSWORD))
                .isEqualTo("password");
    }

    @Test
    void aLinkOfAnAdminSetsAPasswordOnceAndEndsAllSessions() {
        PasswordResets.Made made =
                CurrentActor.as(AccessFixtures.platformAdmin(), () -> resets.make(user));
        assertThat(resets.works(made.token())).isTrue();
        assertThat(made.toString()).doesNotContain(made.token());
        assertThatThrownBy(() -> resets.use(made.token(), "passwordpassword"))
                .isInstanceOf(DomainException.class);
        resets.use(made.token(), FRESH);
        assertThat(resets.works(made.token())).isFalse();
        assertThatThrownBy(() -> resets.use(made.token(), FRESH + " again"))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("does not work any more");
        assertThat(own(here)).isEqualTo(NOBODY);
        assertThat(location(post(FRESH))).endsWith(":" + port + "/");
    }

    @Test
    void aLinkEndsAfterADayAndWithANewerOne() {
        Actor root = AccessFixtures.platformAdmin();
        PasswordResets.Made first = CurrentActor.as(root, () -> resets.make(user));
        PasswordResets.Made second = CurrentActor.as(root, () -> resets.make(user));
        assertThat(resets.works(first.token())).isFalse();
        assertThat(resets.works(second.token())).isTrue();
        clock.advance(Duration.ofDays(1));
        assertThat(resets.works(second.token())).isFalse();
        assertThatThrownBy(() -> CurrentActor.as(self(user), () -> resets.make(user)))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> CurrentActor.as(root, () -> resets.mail(UUID.randomUUID())))
                .isInstanceOf(DomainException.class);
    }

    @Test
    void whoeverWasPausedSignsInWithThePasswordOfALink() {
        for (int i = 0; i < 5; i++) {
            post("not the right one");
        }
        assertThat(location(post(AccessFixtures.PASSWORD))).endsWith("/login?error");
        String token =
                CurrentActor.as(AccessFixtures.platformAdmin(), () -> resets.make(user)).token();
        assertThat(there.get("/test-reset?token=" + token).body()).isEqualTo("set");
        assertThat(location(post(FRESH))).endsWith(":" + port + "/");
    }

    @Test
    void aSignInThatOwesASecondFactorIsSeenAndEndsWithANewPassword() {
        String secret = setUpApp();
        assertThat(location(second(here, secret, token(here)))).endsWith(":" + port + "/");
        Http half = Http.browser(port);
        assertThat(location(post(half, AccessFixtures.PASSWORD))).endsWith("/login/second");
        assertThat(own(half)).isEqualTo(NOBODY);
        // Those of before the app owe its code as well, but were whole when they began.
        assertThat(own(here).lines().filter(line -> line.contains("half"))).hasSize(1);
        String token = token(half);
        assertThat(here.get("/test-password").body()).isEqualTo("changed");
        clock.advance(Duration.ofSeconds(30));
        assertThat(second(half, secret, token).statusCode()).isEqualTo(403);
        assertThat(own(half)).isEqualTo(NOBODY);
        assertThat(own(here).lines()).hasSize(1);
    }

    @Test
    void aSignInThatOwesASecondFactorEndsWithThePasswordOfALink() {
        String secret = setUpApp();
        String form = token(here);
        String token =
                CurrentActor.as(AccessFixtures.platformAdmin(), () -> resets.make(user)).token();
        resets.use(token, FRESH);
        assertThat(second(here, secret, form).statusCode()).isEqualTo(403);
        assertThat(own(here)).isEqualTo(NOBODY);
        assertThat(rows()).extracting(row -> row.get("ended_why")).containsOnly("password");
    }

    @Test
    void aSignInThatOwesNothingAnyMoreCanBeEndedFromElsewhere() {
        setUpApp();
        Http half = Http.browser(port);
        post(half, AccessFixtures.PASSWORD);
        assertThat(own(half)).isEqualTo(NOBODY);
        CurrentActor.runAs(Actor.system("test"), () -> factors.reset(user));
        assertThat(own(half).lines()).hasSize(3);
        assertThat(here.get("/test-others").body()).isEqualTo("2");
        assertThat(own(half)).isEqualTo(NOBODY);
    }

    /** Gives the app's secret; from then on sessions owe a code of it. */
    private String setUpApp() {
        try {
            contexts.getContext()
                    .setAuthentication(
                            UsernamePasswordAuthenticationToken.authenticated(
                                    new SignedInUser(user, email, "Mika P."),
                                    null,
                                    List.of(
                                            FactorGrantedAuthority.withAuthority(
                                                            FactorGrantedAuthority
                                                                    .PASSWORD_AUTHORITY)
                                                    .issuedAt(clock.instant())
                                                    .build())));
            String secret = factors.begin().secret();
            factors.confirm(AppCodes.at(secret, clock.instant()));
            clock.advance(Duration.ofSeconds(30));
            return secret;
        } finally {
            contexts.clearContext();
        }
    }

    private static String token(Http browser) {
        return browser.get("/test-csrf").body();
    }

    private HttpResponse<String> second(Http browser, String secret, String token) {
        String code = AppCodes.at(secret, clock.instant());
        return browser.post("/login/second", "way=app&code=" + code + "&_csrf=" + encode(token));
    }

    private String broken(Actor actor, String current, String chosen) {
        try {
            CurrentActor.runAs(actor, () -> passwords.change(current, chosen));
            return "";
        } catch (DomainException refused) {
            List<FieldError> errors = refused.fieldErrors();
            return errors.getFirst().field();
        }
    }

    /** What the browser sees of its sessions; a stranger is led to the sign-in. */
    private static String own(Http browser) {
        HttpResponse<String> answer = browser.get("/test-own");
        return answer.statusCode() == 200 ? answer.body() : NOBODY;
    }

    private static Actor self(UserId user) {
        return Actor.person(user, "Mika P.", Set.of(), Map.of());
    }

    private List<Instant> seen() {
        return rows().stream().map(row -> instant(row.get("seen_at"))).toList();
    }

    private static Instant instant(Object at) {
        return ((java.sql.Timestamp) at).toInstant();
    }

    private List<Map<String, Object>> rows() {
        return transactions.onPlatform(() ->
                jdbc.sql("select * from user_session where user_id = :user")
                        .param("user", user.value())
                        .query()
                        .listOfRows());
    }

    private Http signedIn(String password) {
        Http browser = Http.browser(port);
        assertThat(location(post(browser, password))).endsWith(":" + port + "/");
        return browser;
    }

    private HttpResponse<String> post(String password) {
        return post(Http.browser(port), password);
    }

    private HttpResponse<String> post(Http browser, String password) {
        return browser.post(
                "/login", "username=" + encode(email) + "&password=" + encode(password));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.startsWith("/") ? "http://localhost:" + port + location : location;
    }

    /** What a browser does with its own sessions. */
    @RestController
    static class Own {
        private final CurrentActor currentActor;
        private final Sessions sessions;
        private final Passwords passwords;
        private final PasswordResets resets;

        Own(
                CurrentActor currentActor,
                Sessions sessions,
                Passwords passwords,
                PasswordResets resets) {
            this.currentActor = currentActor;
            this.sessions = sessions;
            this.passwords = passwords;
            this.resets = resets;
        }

        @GetMapping("/test-own")
        String own() {
            if (currentActor.find().isEmpty()) {
                return NOBODY;
            }
            StringBuilder lines = new StringBuilder();
            for (Sessions.Session one : sessions.open()) {
                lines.append(one.agent())
                        .append(one.current() ? " current" : "")
                        .append(one.whole() ? "" : " half")
                        .append('\n');
            }
            return lines.toString();
        }

        @GetMapping("/test-others")
        String others() {
            return String.valueOf(sessions.endOthers());
        }

        @GetMapping("/test-leave")
        void leave(HttpServletRequest request) {
            request.getSession().invalidate();
        }

        @GetMapping("/test-password")
        String password() {
            passwords.change(AccessFixtures.PASSWORD, FRESH);
            return "changed";
        }

        @GetMapping("/test-reset")
        String reset(@RequestParam("token") String token) {
            resets.use(token, FRESH);
            return "set";
        }

        @GetMapping("/test-csrf")
        String token(CsrfToken token) {
            return token.getToken();
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
