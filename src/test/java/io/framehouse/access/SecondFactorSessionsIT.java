package io.framehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.access.FactorRules.Demand;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sessions that give a second factor, or owe one, are seen and ended from elsewhere as well. */
@SpringBootTest(
        classes = {
            AccessApplication.class,
            SecondFactorIT.Extras.class,
            SecondFactorIT.Own.class,
            SecondFactorSessionsIT.Own.class
        },
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@PostgresTest
class SecondFactorSessionsIT {
    private static final Actor SYSTEM = Actor.system("test");
    private static final String SECOND = "/login/second";

    @Autowired People people;
    @Autowired PasswordResets resets;
    @Autowired FactorRules rules;
    @Autowired SecondFactors factors;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired MutableClock clock;
    @LocalServerPort int port;

    private Http first;
    private String email;
    private UserId user;
    private String secret;

    @BeforeEach
    void setAnAppUp() {
        email = "mika-" + UUID.randomUUID() + "@example.com";
        user =
                CurrentActor.as(
                        SYSTEM,
                        () -> people.create(email, "Mika P.", AccessFixtures.PASSWORD, Set.of()));
        clock.advance(Duration.ofMinutes(2));
        first = Http.browser(port);
        assertThat(signIn(first)).isEqualTo("/");
        secret = first.get("/test-begin").body();
        assertThat(second(first, "setup")).startsWith(SECOND + "?codes");
        clock.advance(Duration.ofSeconds(30));
    }

    @AfterEach
    void askNobody() {
        CurrentActor.runAs(SYSTEM, () -> rules.demand(Demand.OFF));
    }

    @Test
    void theRowStaysTheSameWhenMoreIsProved() {
        assertThat(rows()).singleElement().satisfies(row -> assertThat(waits(row)).isFalse());
        UUID before = (UUID) rows().getFirst().get("id");
        assertThat(second(first, "app")).isEqualTo("/");
        assertThat(rows()).singleElement().extracting(row -> row.get("id")).isEqualTo(before);
        assertThat(own(first)).contains("current");
    }

    @Test
    void aSessionThatGaveItsCodeIsListedAndEndedFromElsewhere() {
        Http other = Http.browser(port);
        assertThat(signIn(other)).isEqualTo(SECOND);
        assertThat(second(other, "app")).isEqualTo("/");
        assertThat(own(other).lines()).hasSize(2);
        assertThat(rows()).hasSize(2).noneMatch(SecondFactorSessionsIT::waits);
        assertThat(first.get("/test-others").body()).isEqualTo("1");
        assertThat(actor(other)).isEqualTo("nobody");
        assertThat(actor(first)).startsWith("Mika P.");
    }

    @Test
    void oneThatOnlyGaveThePasswordIsListedAsWaiting() {
        Http other = Http.browser(port);
        assertThat(signIn(other)).isEqualTo(SECOND);
        assertThat(rows()).filteredOn(SecondFactorSessionsIT::waits).hasSize(1);
        assertThat(own(first).lines()).hasSize(2);
        assertThat(actor(other)).isEqualTo("nobody");
    }

    /** Else somebody with the old password could go on guessing codes after it was changed. */
    @Test
    void aNewPasswordEndsWhatWaitsAsWell() {
        Http other = Http.browser(port);
        assertThat(signIn(other)).isEqualTo(SECOND);
        String link =
                CurrentActor.as(AccessFixtures.platformAdmin(), () -> resets.make(user)).token();
        resets.use(link, "tugboat velvet oregano");
        assertThat(other.get("/login/second", "Accept", "text/html").statusCode()).isEqualTo(302);
        assertThat(actor(other)).isEqualTo("nobody");
        assertThat(rows()).allMatch(row -> "password".equals(row.get("ended_why")));
    }

    /** A session that owes nothing any more can be ended like any other. */
    @Test
    void whoeverIsLetGoOfTheSecondStepStaysInTheList() {
        Http other = Http.browser(port);
        assertThat(signIn(other)).isEqualTo(SECOND);
        CurrentActor.runAs(SYSTEM, () -> factors.reset(user));
        assertThat(actor(other)).startsWith("Mika P.");
        assertThat(own(other).lines()).hasSize(2);
        assertThat(first.get("/test-others").body()).isEqualTo("1");
        assertThat(actor(other)).isEqualTo("nobody");
    }

    private static boolean waits(Map<String, Object> row) {
        return row.get("whole_at") == null;
    }

    private static String own(Http browser) {
        return browser.get("/test-own").body();
    }

    private static String actor(Http browser) {
        HttpResponse<String> answer = browser.get("/test-session");
        return answer.statusCode() == 200 ? answer.body() : "nobody";
    }

    private String signIn(Http browser) {
        return location(
                browser.post(
                        "/login",
                        "username="
                                + encode(email)
                                + "&password="
                                + encode(AccessFixtures.PASSWORD)));
    }

    private String second(Http browser, String way) {
        String token = encode(browser.get("/test-csrf").body());
        String code = AppCodes.at(secret, clock.instant());
        return location(browser.post(SECOND, "way=" + way + "&code=" + code + "&_csrf=" + token));
    }

    private String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers()
                .firstValue("Location")
                .orElseThrow()
                .replace("http://localhost:" + port, "");
    }

    private List<Map<String, Object>> rows() {
        return transactions.onPlatform(() ->
                jdbc.sql("select * from user_session where user_id = :user order by began_at")
                        .param("user", user.value())
                        .query()
                        .listOfRows());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What a browser sees of its sessions, and how it ends the others. */
    @RestController
    static class Own {
        private final Sessions sessions;

        Own(Sessions sessions) {
            this.sessions = sessions;
        }

        @GetMapping("/test-own")
        String own() {
            return sessions.open().stream()
                    .map(one -> one.agent() + (one.current() ? " current" : ""))
                    .collect(Collectors.joining("\n"));
        }

        @GetMapping("/test-others")
        String others() {
            return String.valueOf(sessions.endOthers());
        }
    }
}
