package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.access.People;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.storage.internal.TestPictures;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a browser is told with every kind of answer. */
@ApiStory
class SecurityHeadersIT {
    private static final Pattern PAGE_POLICY =
            Pattern.compile(
                    "default-src 'none'; script-src 'nonce-([A-Za-z0-9+/=]{24})' 'strict-dynamic'"
                            + " 'unsafe-eval'; style-src 'self' 'unsafe-inline';.*");
    private static final Pattern BUNDLE =
            Pattern.compile("src=\"\\.?/?(VAADIN/build/[^\"]+\\.js)\"");
    private static final Pattern SCRIPT = Pattern.compile("<script\\b([^>]*)>");
    private static final String PASSWORD = "a-long-enough-password";
    private static final Pattern HANDLER = Pattern.compile("<[^>]+\\son[a-z]+\\s*=");

    @Autowired People people;
    @LocalServerPort int port;
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/t/studio-nord/jobs", "/there/is/no/such/page"})
    void aPageRunsOnlyTheScriptsThatTheServerPutIntoIt(String path) {
        signIn();
        HttpResponse<String> page = get(path, "Accept", "text/html");
        String nonce = nonce(page);
        assertThat(page.body()).containsPattern(SCRIPT).doesNotContainPattern(HANDLER);
        Matcher script = SCRIPT.matcher(page.body());
        while (script.find()) {
            assertThat(script.group(1)).contains("nonce=\"" + nonce + "\"");
        }
        assertThat(parts(header(page, "Content-Security-Policy")))
                .contains(
                        "frame-ancestors 'none'",
                        "object-src 'none'",
                        "base-uri 'self'",
                        "form-action 'self'",
                        "connect-src 'self'");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("same-origin");
        notKept(page);
        everywhere(page);
    }

    @Test
    void noTwoPagesHaveTheSameNonce() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            seen.add(nonce(get("/login", "Accept", "text/html")));
        }
        assertThat(seen).hasSize(20);
    }

    @Test
    void theReferenceRunsOurFilesAndNothingInLine() {
        signIn();
        HttpResponse<String> page = get("/reference", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(parts(header(page, "Content-Security-Policy")))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                .noneMatch(part -> part.contains("unsafe"));
        notKept(page);
        everywhere(page);
    }

    @Test
    void theScriptsOfAPageAreKeptByTheBrowser() {
        Matcher script = BUNDLE.matcher(get("/login", "Accept", "text/html").body());
        assertThat(script.find()).isTrue();
        HttpResponse<String> bundle = get("/" + script.group(1));
        assertThat(bundle.statusCode()).isEqualTo(200);
        assertThat(bundle.headers().allValues("Cache-Control")).hasSize(1);
        assertThat(header(bundle, "Cache-Control")).matches(".*max-age=[1-9]\\d{3,}.*");
        assertThat(bundle.headers().map()).doesNotContainKeys("pragma", "expires");
        everywhere(bundle);
    }

    /** The library of the charts has its version in its address, so it is fetched once. */
    @Test
    void theLibraryOfTheChartsComesSmallAndIsKept() {
        Matcher address =
                Pattern.compile("import\\('\\./(echarts-[^']+)'\\)")
                        .matcher(get("/js/chart.js").body());
        assertThat(address.find()).isTrue();
        String path = "/js/" + address.group(1);
        HttpResponse<String> plain = get(path);
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(header(plain, "Content-Type")).startsWith("text/javascript");
        assertThat(header(plain, "Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(header(plain, "Vary")).contains("Accept-Encoding");
        assertThat(header(plain, "Content-Encoding")).isEqualTo("(none)");
        HttpResponse<String> small = get(path, "Accept-Encoding", "br, gzip");
        assertThat(header(small, "Content-Encoding")).isEqualTo("gzip");
        assertThat(Long.parseLong(header(small, "Content-Length")))
                .isLessThan(Long.parseLong(header(plain, "Content-Length")) / 2);
        assertThat(header(get(path, "Accept-Encoding", "gzip;q=0"), "Content-Encoding"))
                .isEqualTo("(none)");
        everywhere(small);
    }

    /** A page of one person is not shown to the next one who sits down here. */
    @Test
    void anAnswerToTheConsolesOwnCallIsNotKeptEither() {
        HttpResponse<String> answer = get("/?v-r=init&location=login&query=");
        assertThat(header(answer, "Content-Type")).startsWith("application/json");
        assertThat(parts(header(answer, "Content-Security-Policy"))).contains("sandbox");
        notKept(answer);
        everywhere(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/jobs",
                "/api/v1/there-is-none",
                "/v3/api-docs",
                "/v3/async/task-result?task_id=1",
                "/ent/v2/tasks",
                "/vidu/ent/v2/tasks",
                "/model/v1/generation/task/1",
                "/actuator/health",
                "/actuator/metrics",
                "/VAADIN/static/push/vaadinPush-min.js",
                "/aura/aura.css"
            })
    void nothingRunsInAnAnswerToAProgram(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(parts(header(answer, "Content-Security-Policy")))
                .containsExactlyInAnyOrder(
                        "default-src 'none'",
                        "base-uri 'none'",
                        "form-action 'none'",
                        "frame-ancestors 'none'",
                        "sandbox");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        everywhere(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/media/nonsense",
                "/callbacks/vidu/nonsense",
                "/styles/styles.css",
                "/js/copy.js",
                "/icons/favicon.svg"
            })
    void nothingRunsInAFileOpenedByItself(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(parts(header(answer, "Content-Security-Policy")))
                .contains(
                        "default-src 'none'",
                        "sandbox allow-same-origin",
                        "frame-ancestors 'none'");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        everywhere(answer);
    }

    @Test
    void aPictureBehindItsLinkIsAPictureAndNothingElse() {
        ApiTeam team = ApiTeam.make(port, "0");
        byte[] picture = TestPictures.make("png", 320, 200);
        String link =
                team.api()
                        .send("POST", "/api/v1/uploads", BodyPublishers.ofByteArray(picture))
                        .is(201)
                        .json()
                        .path("url")
                        .asString();
        HttpResponse<String> answer = get(link.substring(link.indexOf("/media/")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("image/png");
        assertThat(parts(header(answer, "Content-Security-Policy")))
                .contains("default-src 'none'", "sandbox allow-same-origin", "media-src 'self'");
        assertThat(header(answer, "Content-Disposition")).startsWith("inline; ");
        everywhere(answer);
    }

    @Test
    void whereTheHouseIsReachedByHttpTheCookieIsStillNoScripts() {
        String cookie = header(get("/login", "Accept", "text/html"), "Set-Cookie");
        assertThat(List.of(cookie.split("; ")))
                .anyMatch(part -> part.startsWith("JSESSIONID="))
                .contains("HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure");
    }

    private static void notKept(HttpResponse<?> answer) {
        assertThat(answer.headers().allValues("Cache-Control"))
                .singleElement()
                .asString()
                .contains("no-store");
    }

    private static void everywhere(HttpResponse<?> answer) {
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()", "geolocation=()");
        // The address of this house is http: a browser must not be sent to https for a year.
        assertThat(answer.headers().map()).doesNotContainKey("strict-transport-security");
        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
    }

    private static String nonce(HttpResponse<String> page) {
        assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1);
        Matcher policy = PAGE_POLICY.matcher(header(page, "Content-Security-Policy"));
        assertThat(policy.matches()).as(policy.toString()).isTrue();
        return policy.group(1);
    }

    private static List<String> parts(String policy) {
        return List.of(policy.split("; "));
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("(none)");
    }

    private void signIn() {
        String email = "headers-" + UUID.randomUUID() + "@nord.example";
        HouseFixtures.asSystem(() -> people.create(email, "Aino", PASSWORD, Set.of()));
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(at("/login"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        BodyPublishers.ofString(
                                                "username=" + email + "&password=" + PASSWORD)));
        assertThat(header(answer, "Location")).doesNotContain("error");
    }

    private HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
