package io.framehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.PostgresTest;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A house behind a proxy that ends TLS and says who asks; {@link SignInIT} has one without. */
@SpringBootTest(
        classes = {AccessApplication.class, TrustedProxyIT.Client.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "framehouse.public-url=https://video.example.com",
            "framehouse.trusted-proxies=127.0.0.1, ::1/128",
            "framehouse.limits.wrong-keys-per-minute=3"
        })
@PostgresTest
class TrustedProxyIT {
    private static final String CLIENT = "/callbacks/test-client";
    private static final String FOR = "X-Forwarded-For";

    @Autowired People people;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;
    @LocalServerPort int port;

    private Http http;

    @BeforeEach
    void connect() {
        http = Http.program(port);
    }

    @Test
    void theProxyTellsClientSchemeAndHost() {
        assertThat(http.get(CLIENT, told("203.0.113.7")).body())
                .isEqualTo("203.0.113.7 https://video.example.com:443 secure");
    }

    @Test
    void whatTheClientClaimsBeforeTheProxyIsNotBelieved() {
        assertThat(http.get(CLIENT, told("10.9.9.9, 198.51.100.1, 203.0.113.7")).body())
                .startsWith("203.0.113.7 ");
    }

    @Test
    void withoutTheHeadersTheProxyItselfAsks() {
        assertThat(http.get(CLIENT).body())
                .matches("(127\\.0\\.0\\.1|0:0:0:0:0:0:0:1) http://localhost:" + port + " open");
    }

    @Test
    void wrongKeysAreCountedByTheClientAndNotByTheProxy() {
        for (int i = 0; i < 3; i++) {
            assertThat(wrongKey("203.0.113.20").statusCode()).isEqualTo(401);
        }
        assertThat(wrongKey("203.0.113.20").statusCode()).isEqualTo(429);
        assertThat(wrongKey("203.0.113.21").statusCode()).isEqualTo(401);
    }

    @Test
    void wrongSignInsPauseTheClientAndNotTheProxy() {
        String email = "mika-" + UUID.randomUUID() + "@example.com";
        UserId user =
                CurrentActor.as(
                        Actor.system("test"),
                        () -> people.create(email, "Mika P.", AccessFixtures.PASSWORD, Set.of()));
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(email, "wrong", "203.0.113.30")).endsWith("/login?error");
        }
        String right = AccessFixtures.PASSWORD.replace(' ', '+');
        assertThat(signIn(email, right, "203.0.113.30")).endsWith("/login?error");
        assertThat(signIn(email, right, "203.0.113.31")).isEqualTo("https://video.example.com/");
        assertThat(addressesInTheTrail(user))
                .containsExactlyInAnyOrder("203.0.113.30", "203.0.113.31");
    }

    @Test
    void theSessionTravelsByHttpsOnly() {
        String cookie =
                http.get("/login", "Accept", "text/html").headers().allValues("Set-Cookie").stream()
                        .filter(set -> set.startsWith("__Host-framehouse="))
                        .findFirst()
                        .orElseThrow();
        assertThat(List.of(cookie.split("; ")))
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                .noneMatch(part -> part.startsWith("Domain"));
    }

    @Test
    void browsersAreToldToComeByHttpsThoughTheProxyAsksByHttp() {
        for (String path : List.of("/login", "/api/v1/jobs", "/icons/favicon.svg", "/media/x")) {
            assertThat(http.get(path, "Accept", "text/html").headers().map())
                    .as(path)
                    .containsEntry("strict-transport-security", List.of("max-age=31536000"));
        }
    }

    private List<String> addressesInTheTrail(UserId user) {
        return transactions.onPlatform(() ->
                jdbc.sql(
                                "select distinct address from audit_entry"
                                        + " where object_id = :id and address is not null")
                        .param("id", user.toString())
                        .query(String.class)
                        .list());
    }

    private HttpResponse<String> wrongKey(String client) {
        return http.get("/api/v1/jobs", FOR, client, "Authorization", "Bearer " + client);
    }

    private String signIn(String email, String password, String client) {
        String form = "username=" + email.replace("@", "%40") + "&password=" + password;
        return http.post("/login", form, told(client))
                .headers()
                .firstValue("Location")
                .map(place -> place.startsWith("/") ? "https://video.example.com" + place : place)
                .orElseThrow();
    }

    private static String[] told(String client) {
        return new String[] {
            FOR, client, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "video.example.com"
        };
    }

    /** Tells what the house thinks who asks. */
    @RestController
    static class Client {
        @GetMapping(CLIENT)
        String client(HttpServletRequest request) {
            return "%s %s://%s:%d %s"
                    .formatted(
                            request.getRemoteAddr(),
                            request.getScheme(),
                            request.getServerName(),
                            request.getServerPort(),
                            request.isSecure() ? "secure" : "open");
        }
    }
}
