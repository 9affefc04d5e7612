package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.framehouse.e2e.Browser;
import io.framehouse.storage.MediaInspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The guide's snippets are the files beside it, and each of them makes a video. */
@ApiStory
class GuideIT {
    private static final Path GUIDE = Path.of("src/docs/guide.md");
    private static final Path SNIPPETS = Path.of("src/docs/snippets").toAbsolutePath();
    private static final Pattern FENCE =
            Pattern.compile("(?s)<!-- snippet: (\\S+) -->\\n```\\w+\\n(.*?)```");

    @LocalServerPort int port;
    @Autowired MediaInspector media;
    @TempDir Path folder;

    private ApiTeam team;

    @BeforeEach
    void start() {
        team = ApiTeam.make(port, "100");
    }

    @Test
    void theGuideHoldsEverySnippetWordForWord() throws IOException {
        String guide = Files.readString(GUIDE);
        List<String> shown =
                FENCE.matcher(guide)
                        .results()
                        .map(match -> {
                            assertThat(match.group(2))
                                    .as(match.group(1))
                                    .isEqualTo(snippet(match.group(1)));
                            return match.group(1);
                        })
                        .toList();
        try (Stream<Path> files = Files.list(SNIPPETS)) {
            assertThat(shown)
                    .containsExactlyInAnyOrderElementsOf(
                            files.filter(Files::isRegularFile)
                                    .map(file -> file.getFileName().toString())
                                    .toList());
        }
    }

    @Test
    void theCallsNamedInTheGuideAreInTheDocument() throws IOException {
        List<String> known =
                ApiDocument.read(port).operations().stream()
                        .map(operation -> operation.method() + " " + operation.path())
                        .toList();
        List<String> named =
                Pattern.compile("`((?:GET|POST|PUT|PATCH|DELETE) /[^`?]*)")
                        .matcher(Files.readString(GUIDE))
                        .results()
                        .map(match -> match.group(1))
                        .toList();
        assertThat(named).hasSizeGreaterThan(5);
        assertThat(known).containsAll(named);
    }

    @Test
    void theShellSnippetMakesAVideo() throws Exception {
        assumeTrue(Curl.isInstalled(), "curl is not installed");
        run("bash", SNIPPETS.resolve("quickstart.sh").toString());
    }

    @Test
    void theJavaSnippetMakesAVideo() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        run(java, SNIPPETS.resolve("Quickstart.java").toString());
    }

    @Test
    void thePythonSnippetMakesAVideo() throws Exception {
        assumeTrue(runs("python3", "--version"), "python3 is not installed");
        run("python3", SNIPPETS.resolve("quickstart.py").toString());
    }

    @Test
    void thePythonSnippetKnowsOurSignatureFromAForgedOne() throws Exception {
        assumeTrue(runs("python3", "--version"), "python3 is not installed");
        // Secret, id, time and signature of the example that Standard Webhooks' libraries share.
        String check =
                """
                import sys; sys.dont_write_bytecode = True; sys.path.insert(0, %s)
                from verify_webhook import is_ours
                secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
                headers = {"webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
                           "webhook-timestamp": "1614265330",
                           "webhook-signature": "v1,x v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="}
                body = b'{"test": 2432232314}'
                assert is_ours(secret, headers, body, 1614265330)
                assert not is_ours(secret, headers, body + b" ", 1614265330)
                assert not is_ours(secret, headers, body, 1614265330 + 301)
                """
                        .formatted("'" + SNIPPETS + "'");
        output("python3", "-c", check);
    }

    @Test
    void theJavaScriptSnippetMakesAVideoInAPage() {
        Browser.start().story("guide", "http://localhost:" + port, page -> fetchInPage(page));
        settledOnce();
    }

    private void fetchInPage(Page page) {
        List<String> said = new CopyOnWriteArrayList<>();
        page.onConsoleMessage(message -> said.add(message.text()));
        // An empty page at the same host: those of the house have policies of their own.
        page.route(
                "**/a-page-of-ones-own",
                route ->
                        route.fulfill(
                                new Route.FulfillOptions()
                                        .setContentType("text/html")
                                        .setBody("<!doctype html><title>Own</title>")));
        page.navigate("/a-page-of-ones-own");
        page.evaluate(
                "([host, key]) => { globalThis.FRAMEHOUSE_URL = host; globalThis.FRAMEHOUSE_KEY ="
                        + " key; }",
                List.of("http://localhost:" + port, team.key()));
        page.evaluate("async () => {" + snippet("quickstart.mjs") + "}");
        assertThat(said).contains("Price: 18 credits");
        assertThat(said).anyMatch(line -> line.startsWith("Fetched an MP4 of "));
    }

    private void run(String... command) throws Exception {
        String said = output(command);
        assertThat(said).contains("Price: 18 credits", "Saved boat.mp4");
        var facts = media.video(folder.resolve("boat.mp4")).orElseThrow();
        assertThat(facts.contentType()).isEqualTo("video/mp4");
        settledOnce();
    }

    private void settledOnce() {
        assertThat(team.balance().path("spent").asString()).isEqualTo("18");
    }

    private String output(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(folder.toFile());
        builder.redirectOutput(folder.resolve("said.txt").toFile());
        builder.environment().put("FRAMEHOUSE_URL", "http://localhost:" + port);
        builder.environment().put("FRAMEHOUSE_KEY", team.key());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("in time").isTrue();
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(folder.resolve("said.txt"));
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static String snippet(String name) {
        try {
            return Files.readString(SNIPPETS.resolve(name));
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }
}
