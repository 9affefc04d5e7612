package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Somebody with a key reads how a job is submitted. */
class OpenApiPageE2E extends HouseStory {

    @Test
    void theKeysPageLeadsToTheReferenceAndACallIsFound() {
        as(
                OWNER,
                "reference",
                page -> {
                    page.navigate(NORD + "/keys");
                    page.getByRole(
                                    AriaRole.LINK,
                                    new Page.GetByRoleOptions().setName("API reference"))
                            .click();
                    readSubmit(page);
                    Accessibility.check(page);
                });
    }

    @Test
    void itReadsOnAPhoneInTheDark() {
        as(
                OWNER,
                "reference-phone",
                Browser.Screen.PHONE,
                ColorScheme.DARK,
                page -> {
                    page.navigate("/reference");
                    readSubmit(page);
                    Object width = page.evaluate("document.documentElement.scrollWidth");
                    Assertions.assertThat(width).isEqualTo(390);
                    Accessibility.check(page);
                });
    }

    @Test
    void itIsForPeopleWhoAreSignedIn() throws IOException, InterruptedException {
        HttpResponse<String> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(baseUrl() + "/reference"))
                                        .header("Accept", "text/html")
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        Assertions.assertThat(answer.statusCode()).isEqualTo(302);
        Assertions.assertThat(answer.headers().firstValue("location").orElse(""))
                .contains("/login");
    }

    private static void readSubmit(Page page) {
        List<String> errors = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        assertThat(
                        page.getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName("API reference")))
                .isVisible();
        assertThat(page.getByText("Read this document")).isVisible();
        Accessibility.check(page);
        page.getByLabel("Search calls").fill("submit a job");
        Locator calls = page.locator("details:visible");
        assertThat(calls).hasCount(1);
        page.getByText("Submit a job").click();
        assertThat(page.getByText("Idempotency-Key:").first()).isVisible();
        assertThat(page.getByText("Scope: jobs:write")).isVisible();
        assertThat(page.getByText("viduq3-pro-text2video").first()).isVisible();
        Assertions.assertThat(errors).isEmpty();
    }
}
