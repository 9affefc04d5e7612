package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * A key with limits and a budget of its own, changed, rotated and revoked; keys of the platform.
 */
class KeyLimitsE2E extends HouseStory {
    private static final String ADMIN = "admin@framehouse.example";
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aKeyIsLimitedChangedRotatedAndRevoked() {
        as(
                OWNER,
                "key-limits",
                page -> {
                    page.navigate(NORD + "/keys");
                    String first = createLimited(page);
                    Assertions.assertThat(
                                    get("/api/v1/models", first)
                                            .headers()
                                            .firstValue("RateLimit-Limit"))
                            .contains("600");
                    Assertions.assertThat(get("/api/v1/models", first).body())
                            .contains("\"max_duration\":8", "\"off_peak_only\":true")
                            .contains("\"id\":\"viduq3-pro\"")
                            .doesNotContain("\"id\":\"viduq2-text2video\"");
                    Assertions.assertThat(get("/api/v1/balance", first).body())
                            .contains("\"scope\":\"key\"", "\"limit\":\"500\"");
                    change(page);
                    Assertions.assertThat(get("/api/v1/models", first).body())
                            .contains("\"max_duration\":5");
                    Assertions.assertThat(get("/api/v1/balance", first).body())
                            .contains("\"window\":\"week\"", "\"limit\":\"500\"")
                            .containsOnlyOnce("\"scope\":\"key\"");
                    String second = rotate(page);
                    Assertions.assertThat(get("/api/v1/models", first).statusCode()).isEqualTo(200);
                    Assertions.assertThat(get("/api/v1/models", second).statusCode())
                            .isEqualTo(200);
                    revoke(page);
                    Assertions.assertThat(get("/api/v1/models", second).statusCode())
                            .isEqualTo(401);
                });
    }

    private static String createLimited(Page page) {
        button(page, "Create key").first().click();
        dialog(page).getByLabel("Name").fill("limited-key");
        page.getByLabel("Vidu Q3 Pro", new Page.GetByLabelOptions().setExact(true)).first().check();
        page.getByLabel("Requests a minute").fill("600");
        page.getByLabel("Max seconds").fill("8");
        page.getByLabel("Off-peak only").check();
        page.getByLabel("Budget", new Page.GetByLabelOptions().setExact(true)).fill("500");
        button(page, "Create key").last().click();
        assertThat(page.getByText("Say when the budget begins anew.").first()).isVisible();
        choose(page, "Resets", "Monthly (1st)");
        assertThat(page.getByText(Pattern.compile("^Resets at 00:00 Europe/Helsinki, next 1 ")))
                .isVisible();
        Accessibility.check(page);
        button(page, "Create key").last().click();
        String secret = secret(page);
        Locator row = row(page, "limited-key");
        assertThat(row.getByText("up to 8 s \u00b7 off-peak only")).isVisible();
        assertThat(row.getByText(Pattern.compile("^0 of 500.cr / month$"))).isVisible();
        Accessibility.check(page);
        return secret;
    }

    private static void change(Page page) {
        menu(page, "limited-key", "Edit key");
        assertThat(dialog(page).getByLabel("Name")).hasValue("limited-key");
        assertThat(page.getByLabel("Budget", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("500");
        page.getByLabel("Max seconds").fill("5");
        page.getByLabel("Off-peak only").uncheck();
        choose(page, "Resets", "Weekly (Monday)");
        Accessibility.check(page);
        button(page, "Save key").click();
        Locator row = row(page, "limited-key");
        assertThat(row.getByText("up to 5 s", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    private static String rotate(Page page) {
        menu(page, "limited-key", "Rotate key");
        button(page, "Rotate key").click();
        String secret = secret(page);
        assertThat(row(page, "limited-key").getByText("Two secrets active")).isVisible();
        return secret;
    }

    private static void revoke(Page page) {
        page.reload();
        menu(page, "limited-key", "Revoke key");
        assertThat(page.getByText("It made no jobs in the last 7 days.").first()).isVisible();
        page.getByLabel("Type limited-key to confirm").fill("limited-key");
        button(page, "Revoke key").click();
        assertThat(row(page, "limited-key").getByText("Revoked")).isVisible();
    }

    @Test
    void aPlatformAdminMakesAndEndsPlatformKeys() {
        as(
                ADMIN,
                "platform-keys",
                page -> {
                    page.navigate("/admin/keys");
                    assertThat(heading(page, "Platform keys")).isVisible();
                    Accessibility.check(page);
                    button(page, "Create key").first().click();
                    dialog(page).getByLabel("Name").fill("terraform");
                    button(page, "Create key").last().click();
                    assertThat(page.getByText("A key without scopes opens nothing").first())
                            .isVisible();
                    page.getByLabel("Manage the platform").check();
                    button(page, "Create key").last().click();
                    String first = secret(page);
                    Assertions.assertThat(get("/api/v1/admin/teams", first).statusCode())
                            .isEqualTo(200);
                    menu(page, "terraform", "Rotate key");
                    choose(page, "Old secret works for", "It stops now");
                    button(page, "Rotate key").click();
                    String second = secret(page);
                    Assertions.assertThat(get("/api/v1/admin/teams", first).statusCode())
                            .isEqualTo(401);
                    Assertions.assertThat(get("/api/v1/admin/teams", second).statusCode())
                            .isEqualTo(200);
                    page.reload();
                    menu(page, "terraform", "Revoke key");
                    page.getByLabel("Type terraform to confirm").fill("terraform");
                    button(page, "Revoke key").click();
                    assertThat(row(page, "terraform").getByText("Revoked")).isVisible();
                    Assertions.assertThat(get("/api/v1/admin/teams", second).statusCode())
                            .isEqualTo(401);
                });
    }

    @Test
    void onAPhoneInTheDarkKeysAreCards() {
        as(
                OWNER,
                "keys-phone",
                Browser.Screen.PHONE,
                ColorScheme.DARK,
                page -> {
                    page.navigate(NORD + "/keys");
                    button(page, "Create key").first().click();
                    dialog(page).getByLabel("Name").fill("phone-key");
                    Accessibility.check(page);
                    button(page, "Create key").last().click();
                    secret(page);
                    assertThat(row(page, "phone-key")).isVisible();
                    Accessibility.check(page);
                    Assertions.assertThat(
                                    page.evaluate(
                                            "document.documentElement.scrollWidth <= innerWidth"))
                            .isEqualTo(true);
                });
    }

    @Test
    void nobodyElseFindsTheKeysOfThePlatform() {
        for (String email : new String[] {OWNER, "finance@framehouse.example"}) {
            as(
                    email,
                    "platform-keys-walls",
                    page -> {
                        page.navigate("/admin/keys");
                        assertThat(heading(page, "Nothing here")).isVisible();
                        assertThat(heading(page, "Platform keys")).hasCount(0);
                    });
        }
    }

    /** Reads the secret, says that it was saved and closes the dialog. */
    private static String secret(Page page) {
        assertThat(page.getByText("It is shown only once").first()).isVisible();
        String secret =
                page.getByLabel("Key", new Page.GetByLabelOptions().setExact(true))
                        .last()
                        .inputValue();
        page.getByLabel("I have saved it").check();
        button(page, "Done").click();
        assertThat(page.getByText("It is shown only once")).hasCount(0);
        return secret;
    }

    private static Locator row(Page page, String name) {
        return page.locator("main")
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }

    private static void menu(Page page, String name, String entry) {
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName("Actions for " + name))
                .first()
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(entry)).click();
    }

    private static void choose(Page page, String select, String option) {
        page.getByLabel(select).last().click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option)).click();
    }

    private HttpResponse<String> get(String path, String key) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(baseUrl() + path))
                        .header("Authorization", "Bearer " + key)
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
