package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A key made in the console opens the API, and is shown only once. */
class KeyE2E extends HouseStory {
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aKeyOfTheConsoleOpensTheApiAndIsShownOnce() {
        AtomicReference<String> secret = new AtomicReference<>();
        as(
                OWNER,
                "key",
                page -> {
                    page.navigate(NORD + "/keys");
                    button(page, "Create key").first().click();
                    dialog(page).getByLabel("Name").fill("story-key");
                    button(page, "Create key").last().click();
                    assertThat(page.getByText("It is shown only once").first()).isVisible();
                    Locator key =
                            page.getByLabel("Key", new Page.GetByLabelOptions().setExact(true));
                    secret.set(key.last().inputValue());
                    page.getByLabel("I have saved it").check();
                    button(page, "Done").click();
                    assertThat(page.getByText("It is shown only once")).hasCount(0);
                    assertThat(page.getByText("story-key").first()).isVisible();
                    Assertions.assertThat(page.content()).doesNotContain(secret.get());
                });
        Assertions.assertThat(secret.get()).startsWith("fh_");
        HttpResponse<String> models = get("/api/v1/models", secret.get());
        Assertions.assertThat(models.statusCode()).isEqualTo(200);
        Assertions.assertThat(models.body()).contains("viduq3-pro");
        Assertions.assertThat(get("/api/v1/models", secret.get() + "x").statusCode())
                .isEqualTo(401);
        Assertions.assertThat(get("/api/v1/admin/teams", secret.get()).statusCode()).isEqualTo(403);
        as(
                OWNER,
                "key-use",
                page -> {
                    page.navigate(NORD + "/keys?status=active&q=story");
                    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("story-key"))
                            .click();
                    Locator panel = page.locator("aside.side-panel");
                    assertThat(panel.getByText("GET /api/v1/models")).isVisible();
                    assertThat(panel.getByText("200 OK").first()).isVisible();
                    assertThat(panel.getByText("403 Not allowed")).isVisible();
                    Accessibility.check(page);
                });
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
