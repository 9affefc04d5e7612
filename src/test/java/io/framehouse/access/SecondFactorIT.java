package io.framehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.access.FactorRules.Demand;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Teams;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The second step of a sign-in over real HTTP: what a session may do before it, and after. */
@SpringBootTest(
        classes = {AccessApplication.class, SecondFactorIT.Extras.class, SecondFactorIT.Own.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "test.password-strength=5")
@PostgresTest
class SecondFactorIT {
    private static final Actor SYSTEM = Actor.system("test");
    private static final String SECOND = "/login/second";

    @Autowired People people;
    @Autowired Teams teams;
    @Autowired FactorRules rules;
    @Autowired SecondFactors factors;
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
        user = asSystem(() -> people.create(email, "Mika P.", AccessFixtures.PASSWORD, Set.of()));
        clock.advance(Duration.ofMinutes(2));
    }

    @AfterEach
    void askNobody() {
        asSystem(() -> {
            rules.demand(Demand.OFF);
            return user;
        });
    }

    @Test
    void aSessionIsNobodysUntilTheCodeIsGiven() {
        String secret = setUp();
        browser = Http.browser(port);
        assertThat(signIn("")).isEqualTo(SECOND);
        assertThat(browser.get("/test-session").body()).isEqualTo("nobody");
        assertThat(browser.get("/test-codes").body()).isEqualTo("confirmation_needed");
        String before = cookie();
        assertThat(second("app", "000000", "")).isEqualTo(SECOND + "?way=app");
        assertThat(browser.get("/test-session").body()).isEqualTo("nobody");
        assertThat(second("app", code(secret), "")).isEqualTo("/");
        assertThat(browser.get("/test-session").body()).isEqualTo("Mika P. {}");
        assertThat(cookie()).isNotEqualTo(before);
    }

    @Test
    void signInGoesOnToWhereItWasAskedFor() {
        String secret = setUp();
        browser = Http.browser(port);
        assertThat(signIn("&next=%2Ft%2Fnord%2Fjobs"))
                .isEqualTo(SECOND + "?next=%2Ft%2Fnord%2Fjobs");
        assertThat(second("app", code(secret), "&next=%2F%2Fevil.example")).isEqualTo("/");
        browser = Http.browser(port);
        clock.advance(Duration.ofMinutes(1));
        signIn("");
        assertThat(second("app", code(secret), "&next=%2Ft%2Fnord%2Fjobs"))
                .isEqualTo("/t/nord/jobs");
    }

    @Test
    void aCodeWorksOnce() {
        String secret = setUp();
        browser = Http.browser(port);
        signIn("");
        String code = code(secret);
        assertThat(second("app", code, "")).isEqualTo("/");
        browser = Http.browser(port);
        signIn("");
        assertThat(second("app", code, "")).isEqualTo(SECOND + "?way=app");
        clock.advance(Duration.ofSeconds(30));
        assertThat(second("app", code(secret), "")).isEqualTo("/");
    }

    @Test
    void aRecoveryCodeWorksOnce() {
        setUp();
        List<String> codes = List.of(browser.get("/test-codes").body().split(" "));
        assertThat(codes).hasSize(10);
        browser = Http.browser(port);
        signIn("");
        assertThat(second("recovery", codes.getFirst().toUpperCase(Locale.ROOT), ""))
                .isEqualTo("/");
        assertThat(browser.get("/test-session").body()).isEqualTo("Mika P. {}");
        browser = Http.browser(port);
        signIn("");
        assertThat(second("recovery", codes.getFirst(), "")).isEqualTo(SECOND + "?way=recovery");
        assertThat(second("recovery", codes.get(1), "")).isEqualTo("/");
        assertThat(actions()).contains("person.recovery_code_used", "person.signed_in");
    }

    @Test
    void newRecoveryCodesEndTheOldOnes() {
        setUp();
        String old = browser.get("/test-codes").body().split(" ")[0];
        browser.get("/test-codes");
        browser = Http.browser(port);
        signIn("");
        assertThat(second("recovery", old, "")).isEqualTo(SECOND + "?way=recovery");
    }

    @Test
    void fiveWrongCodesPauseThePersonWhateverTheAddressAndTheWay() {
        String secret = setUp();
        String recovery = browser.get("/test-codes").body().split(" ")[0];
        browser = Http.browser(port);
        signIn("");
        for (int i = 0; i < 5; i++) {
            second(i % 2 == 0 ? "app" : "recovery", "000000", "");
        }
        browser = Http.browser(port);
        signIn("");
        assertThat(second("app", code(secret), "")).isEqualTo(SECOND + "?way=app");
        assertThat(second("recovery", recovery, "")).isEqualTo(SECOND + "?way=recovery");
        clock.advance(Duration.ofMinutes(15));
        assertThat(second("app", code(secret), "")).isEqualTo("/");
        assertThat(actions()).contains("person.second_factor_refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "setup"})
    void aWeakerWayDoesNotReplaceTheCode(String way) {
        setUp();
        browser = Http.browser(port);
        signIn("");
        second(way, AccessFixtures.PASSWORD, "");
        assertThat(browser.get("/test-session").body()).isEqualTo("nobody");
        assertThat(browser.get("/test-begin").body()).isEqualTo("confirmation_needed");
    }

    @Test
    void aFormOfAnotherSiteIsRefused() {
        String secret = setUp();
        browser = Http.browser(port);
        signIn("");
        assertThat(browser.post(SECOND, "way=app&code=" + code(secret)).statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/test-session").body()).isEqualTo("nobody");
    }

    @Test
    void aTeamThatAsksIsShutUntilThen() {
        TeamId strict = AccessFixtures.team(teams, "Strict");
        TeamId loose = AccessFixtures.team(teams, "Loose");
        asSystem(() -> teams.putMember(strict, user, TeamRole.OWNER));
        asSystem(() -> teams.putMember(loose, user, TeamRole.MEMBER));
        signIn("");
        assertThat(browser.get("/test-session").body()).contains(strict + "=", loose + "=");
        CurrentActor.runAs(SYSTEM, () -> rules.teamDemands(strict, true));
        assertThat(browser.get("/test-session").body()).isEqualTo("Mika P. {" + loose + "=MEMBER}");
        String secret = browser.get("/test-begin").body();
        assertThat(second("setup", code(secret), "&next=%2Ft%2Fstrict"))
                .isEqualTo("/login/second?codes=1&next=%2Ft%2Fstrict");
        assertThat(browser.get("/test-session").body()).contains(strict + "=OWNER");
    }

    @Test
    void whereTheHouseAsksNothingComesBeforeTheSetUp() {
        CurrentActor.runAs(SYSTEM, () -> rules.demand(Demand.EVERYBODY));
        assertThat(signIn("")).isEqualTo(SECOND);
        assertThat(browser.get("/test-session").body()).isEqualTo("nobody");
        assertThat(browser.get("/test-codes").body()).isEqualTo("confirmation_needed");
        String secret = browser.get("/test-begin").body();
        assertThat(second("setup", code(secret), "")).isEqualTo("/login/second?codes=1");
        assertThat(browser.get("/test-session").body()).isEqualTo("Mika P. {}");
        assertThat(browser.get("/test-remove").body()).isEqualTo("wrong_state");
    }

    @Test
    void adminsAloneAreAskedWhereTheHouseAsksAdmins() {
        CurrentActor.runAs(SYSTEM, () -> rules.demand(Demand.ADMINS));
        assertThat(signIn("")).isEqualTo("/");
        assertThat(browser.get("/test-session").body()).isEqualTo("Mika P. {}");
    }

    @Test
    void aSessionOfBeforeIsShutTooAsSoonAsTheHouseAsks() {
        signIn("");
        assertThat(browser.get("/test-session").body()).isEqualTo("Mika P. {}");
        CurrentActor.runAs(SYSTEM, () -> rules.demand(Demand.EVERYBODY));
        assertThat(browser.get("/test-session").body()).isEqualTo("nobody");
    }

    @Test
    void changesNeedAProofOfTheLastTenMinutes() {
        setUp();
        clock.advance(Duration.ofMinutes(11));
        assertThat(browser.get("/test-codes").body()).isEqualTo("confirmation_needed");
        assertThat(browser.get("/test-remove").body()).isEqualTo("confirmation_needed");
        assertThat(second("password", AccessFixtures.PASSWORD, ""))
                .isEqualTo(SECOND + "?way=password");
        assertThat(browser.get("/test-remove").body()).isEqualTo("confirmation_needed");
    }

    @Test
    void whatWasShownAWhileAgoIsNotShownAgain() {
        signIn("");
        String seen = browser.get("/test-begin").body();
        clock.advance(Duration.ofMinutes(9));
        assertThat(browser.get("/test-begin").body()).isEqualTo(seen);
        clock.advance(Duration.ofMinutes(1));
        browser = Http.browser(port);
        signIn("");
        assertThat(browser.get("/test-begin").body()).hasSize(32).isNotEqualTo(seen);
        assertThat(browser.get("/test-confirm?code=" + code(seen)).body())
                .isEqualTo("invalid_request");
    }

    @Test
    void thePasswordConfirmsForThoseWhoHaveNothingStronger() {
        signIn("");
        clock.advance(Duration.ofMinutes(11));
        assertThat(browser.get("/test-begin").body()).isEqualTo("confirmation_needed");
        second("password", "not the right one", "");
        assertThat(browser.get("/test-begin").body()).isEqualTo("confirmation_needed");
        second("password", AccessFixtures.PASSWORD, "");
        assertThat(browser.get("/test-begin").body()).hasSize(32);
    }

    @Test
    void whatWasTurnedOffIsNotAskedFor() {
        setUp();
        assertThat(browser.get("/test-remove").body()).isEqualTo("done");
        browser = Http.browser(port);
        assertThat(signIn("")).isEqualTo("/");
        assertThat(rows("person_totp")).isEmpty();
        assertThat(rows("person_recovery_code")).isEmpty();
    }

    @Test
    void anAdminTakesItOffSomebodyWhoLostThePhone() {
        setUp();
        CurrentActor.runAs(SYSTEM, () -> factors.reset(user));
        browser = Http.browser(port);
        assertThat(signIn("")).isEqualTo("/");
        assertThat(actions()).contains("person.second_factor_reset");
        Actor owner = Actor.person(user, "Mika", Set.of(), Map.of());
        assertThatThrownBy(() -> CurrentActor.runAs(owner, () -> factors.reset(user)))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() ->
                        CurrentActor.runAs(
                                AccessFixtures.platformAdmin(), () -> factors.reset(user)))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("Confirm first");
    }

    @Test
    void neitherTheSecretNorACodeStandsInTheDatabase() {
        String secret = setUp();
        String recovery = browser.get("/test-codes").body().split(" ")[0];
        for (String table : List.of("person_totp", "person_recovery_code", "audit_entry")) {
            String all =
                    transactions.onPlatform(() ->
                            jdbc.sql("select string_agg(t::text, ' ') from " + table + " t")
                                    .query(String.class)
                                    .single());
            assertThat(all).doesNotContain(secret, recovery, hex(secret), hex(recovery));
        }
    }

    @Test
    void aHashOfBeforeTheStrengthWasRaisedIsMadeAnew() {
        String weak = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(AccessFixtures.PASSWORD);
        transactions.runOnPlatform(() ->
                jdbc.sql("update app_user set password_hash = :hash where id = :id")
                        .param("hash", weak)
                        .param("id", user.value())
                        .update());
        browser.post("/login", "username=" + encode(email) + "&password=wrong");
        assertThat(hash()).isEqualTo(weak);
        assertThat(signIn("")).isEqualTo("/");
        String strong = hash();
        assertThat(strong).startsWith("{bcrypt}$2a$05$");
        browser = Http.browser(port);
        assertThat(signIn("")).isEqualTo("/");
        assertThat(hash()).isEqualTo(strong);
    }

    private String hash() {
        return transactions.onPlatform(() ->
                jdbc.sql("select password_hash from app_user where id = :id")
                        .param("id", user.value())
                        .query(String.class)
                        .single());
    }

    /** Signs in and sets an app up; gives its secret. The clock goes on to another code. */
    private String setUp() {
        assertThat(signIn("")).isEqualTo("/");
        String secret = browser.get("/test-begin").body();
        assertThat(secret).matches("[A-Z2-7]{32}");
        assertThat(browser.get("/test-begin").body()).isEqualTo(secret);
        assertThat(browser.get("/test-confirm?code=000000").body()).isEqualTo("invalid_request");
        assertThat(second("setup", code(secret), "")).isEqualTo("/login/second?codes=1");
        clock.advance(Duration.ofSeconds(30));
        return secret;
    }

    private String signIn(String extra) {
        return location(
                browser.post(
                        "/login",
                        "username="
                                + encode(email)
                                + "&password="
                                + encode(AccessFixtures.PASSWORD)
                                + extra));
    }

    private String second(String way, String code, String extra) {
        String token = encode(browser.get("/test-csrf").body());
        String form = "way=" + way + "&code=" + encode(code) + "&_csrf=" + token + extra;
        return location(browser.post(SECOND, form));
    }

    private String code(String secret) {
        return AppCodes.at(secret, clock.instant());
    }

    private String cookie() {
        return browser.get("/test-id").body();
    }

    private String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers()
                .firstValue("Location")
                .orElseThrow()
                .replace("http://localhost:" + port, "");
    }

    private List<String> actions() {
        return transactions.onPlatform(() ->
                jdbc.sql("select action from audit_entry where object_id = :id")
                        .param("id", user.toString())
                        .query(String.class)
                        .list());
    }

    private List<Map<String, Object>> rows(String table) {
        return transactions.onPlatform(() ->
                jdbc.sql("select * from " + table + " where user_id = :id")
                        .param("id", user.value())
                        .query()
                        .listOfRows());
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static <T> T asSystem(Supplier<T> work) {
        return CurrentActor.as(SYSTEM, work);
    }

    /** What the pages would do, as plain addresses in the session of the browser. */
    @RestController
    static class Own {
        private final CurrentActor currentActor;
        private final SecondFactors factors;

        Own(CurrentActor currentActor, SecondFactors factors) {
            this.currentActor = currentActor;
            this.factors = factors;
        }

        @GetMapping("/test-session")
        String session() {
            return currentActor
                    .find()
                    .map(actor -> actor.label() + " " + actor.teamRoles())
                    .orElse("nobody");
        }

        @GetMapping("/test-id")
        String id(HttpServletRequest request) {
            return request.getSession().getId();
        }

        @GetMapping("/test-csrf")
        String token(CsrfToken token) {
            return token.getToken();
        }

        @GetMapping("/test-begin")
        String begin() {
            return told(() -> factors.begin().secret());
        }

        @GetMapping("/test-confirm")
        String confirm(@RequestParam("code") String code) {
            return told(() -> {
                factors.confirm(code);
                return "done";
            });
        }

        @GetMapping("/test-codes")
        String codes() {
            return told(() -> String.join(" ", factors.renewRecoveryCodes()));
        }

        @GetMapping("/test-remove")
        String remove() {
            return told(() -> {
                factors.remove();
                return "done";
            });
        }

        private static String told(Supplier<String> work) {
            try {
                return work.get();
            } catch (DomainException refused) {
                return refused.code().code();
            }
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
