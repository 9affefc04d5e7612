package io.framehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The jar with hardly a setting, on a database that it makes for itself. */
class FirstRunIT {
    private static final Map<String, String> WITH_KEY =
            Map.of("FRAMEHOUSE_ADMIN_API_KEY", Homestead.ADMIN_KEY, "FRAMEHOUSE_SANDBOXPORT", "0");

    // An embedded server may still be ending when the directory goes.
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path data;

    private final Browser browser = Browser.start();

    @Test
    void theDemoOutlivesAKill() {
        ProcessHandle leftOver;
        try (ProcessHouse first = ProcessHouse.startJar(data, Map.of())) {
            first.awaitLine("password of all: framehouse-demo");
            assertThat(first.log())
                    .contains("framehouse: creating the database in ")
                    .contains("framehouse: making the demo teams")
                    .contains("framehouse: sandbox provider on http://127.0.0.1:")
                    .contains("framehouse: sign in as admin@framehouse.example");
            assertThat(own(first.log()).lines().toList().getLast())
                    .isEqualTo("framehouse:   password of all: framehouse-demo");
            assertThat(page(first, "/login").statusCode()).isEqualTo(200);
            aSecondHouseInTheSameDirectoryIsRefused();
            leftOver = first.postgres().orElseThrow();
            assertThat(String.join(" ", leftOver.info().arguments().orElseThrow()))
                    .as("the library's settings for tests must not be ours")
                    .contains("fsync=on", "synchronous_commit=on")
                    .doesNotContain("synchronous_commit=off");
            first.kill9();
            assertThat(leftOver.isAlive()).isTrue();

            try (ProcessHouse second = ProcessHouse.start(data, WITH_KEY)) {
                assertThat(second.log())
                        .contains("framehouse: ending the database of an earlier run")
                        .doesNotContain("making the demo teams");
                await().atMost(Duration.ofSeconds(60)).until(() -> !leftOver.isAlive());
                assertThat(
                                Homestead.admin(second)
                                        .get("/api/v1/admin/teams")
                                        .path("items")
                                        .findValuesAsString("slug"))
                        .containsExactlyInAnyOrder("studio-nord", "acme-films");
                ProcessHandle ours = second.postgres().orElseThrow();
                assertThat(second.stop()).isZero();
                assertThat(second.log())
                        .as("the application ends before its database")
                        .doesNotContain("terminating connection", "Exception");
                await().atMost(Duration.ofSeconds(30)).until(() -> !ours.isAlive());
            }
            withoutTheDemoItsPasswordsOpenNothing();
        }
    }

    @Test
    void withoutTheDemoTheFirstVisitorMakesTheAdmin() {
        Map<String, String> empty =
                Map.of("FRAMEHOUSE_DEMO", "false", "FRAMEHOUSE_SANDBOX", "false");
        try (ProcessHouse house = ProcessHouse.start(data, empty)) {
            assertThat(house.log()).doesNotContain("sign in as").doesNotContain("sandbox provider");
            browser.story(
                    "first-visitor",
                    house.address().toString(),
                    page -> {
                        page.navigate("/");
                        page.waitForURL("**/setup");
                        page.getByText("Create administrator").waitFor();
                    });
            house.stop();
        }
        Map<String, String> withAdmin =
                Map.of(
                        "FRAMEHOUSE_DEMO", "false",
                        "FRAMEHOUSE_SANDBOX", "false",
                        "FRAMEHOUSE_ADMIN_EMAIL", "root@house.example",
                        "FRAMEHOUSE_ADMIN_PASSWORD", "a long enough passphrase");
        try (ProcessHouse house = ProcessHouse.start(data, withAdmin)) {
            browser.story(
                    "first-sign-in",
                    house.address().toString(),
                    page -> {
                        page.navigate("/");
                        page.waitForURL("**/login*");
                        page.getByRole(
                                        AriaRole.HEADING,
                                        new Page.GetByRoleOptions().setName("Sign in"))
                                .waitFor();
                        assertThat(page.url()).doesNotContain("setup");
                    });
            assertThat(house.log())
                    .contains("framehouse: starting the database in ")
                    .doesNotContain("a long enough passphrase");
        }
    }

    private void withoutTheDemoItsPasswordsOpenNothing() {
        Map<String, String> noDemo =
                Map.of("FRAMEHOUSE_DEMO", "false", "FRAMEHOUSE_SANDBOX", "false");
        try (ProcessHouse house = ProcessHouse.start(data, noDemo)) {
            house.awaitLine("/setup to make the platform admin");
            assertThat(house.log())
                    .contains("8 demo accounts may no longer sign in: the demo is off")
                    .contains("'Sandbox Vidu' is not used: the sandbox is off");
            house.stop();
        }
        try (ProcessHouse house = ProcessHouse.start(data, Map.of())) {
            house.awaitLine("password of all: framehouse-demo");
            assertThat(house.log()).contains("8 demo accounts may sign in again");
        }
    }

    private void aSecondHouseInTheSameDirectoryIsRefused() {
        try (ProcessHouse second = ProcessHouse.launch(data, Map.of())) {
            assertThat(second.awaitExit()).isNotZero();
            assertThat(second.log())
                    .contains("Description:")
                    .contains("Another Framehouse is running with the data directory")
                    .contains("Action:")
                    .contains("FRAMEHOUSE_DATA_DIR");
        }
    }

    private static String own(String log) {
        return String.join(
                "\n", log.lines().filter(line -> line.startsWith("framehouse: ")).toList());
    }

    private static HttpResponse<String> page(ProcessHouse house, String path) {
        return new HouseClient(house.address(), null).send("GET", path, null);
    }
}
