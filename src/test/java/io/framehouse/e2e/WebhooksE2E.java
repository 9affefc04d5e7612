package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.notices.WebhookData;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.notices.WebhookReceiver;
import io.framehouse.notices.Webhooks;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Teams;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** A developer of the team connects a program, sees it fail, repairs it, and sends again. */
@SpringBootTest(
        classes = io.framehouse.Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "framehouse.demo=true",
            "framehouse.sandbox=true",
            "framehouse.sandbox-films=canned",
            "framehouse.sandbox-port=0",
            "framehouse.allow-private-addresses=true",
            "framehouse.reconciliation.pause-millis=100"
        })
class WebhooksE2E extends HouseStory {
    @Autowired Webhooks webhooks;
    @Autowired Teams teams;

    private final WebhookReceiver receiver = new WebhookReceiver();

    @AfterEach
    void close() {
        HouseFixtures.asSystem(() -> {
            webhooks.list(nord()).forEach(one -> webhooks.delete(nord(), one.id()));
            return true;
        });
        receiver.close();
    }

    @Test
    void aProgramIsConnectedTestedRepairedAndToldAgain() {
        AtomicReference<String> secret = new AtomicReference<>();
        receiver.always(500);
        as(
                OWNER,
                "webhooks",
                page -> {
                    page.navigate(NORD);
                    page.getByRole(AriaRole.LINK, named("Webhooks")).click();
                    Locator main = page.locator("main");
                    assertThat(main.getByText("No webhooks")).isVisible();
                    button(page, "Add webhook").first().click();
                    page.getByLabel("Address").fill("ftp://example.com");
                    button(page, "Add webhook").last().click();
                    assertThat(page.getByText("must start with https").first()).isVisible();
                    page.getByLabel("Address").fill(receiver.url());
                    button(page, "Add webhook").last().click();
                    assertThat(page.getByText("It is shown only once").first()).isVisible();
                    Accessibility.check(page);
                    secret.set(page.getByLabel("Signing secret").last().inputValue());
                    page.getByLabel("I have saved it").check();
                    button(page, "Done").click();
                    assertThat(page.getByText("It is shown only once")).hasCount(0);
                    Assertions.assertThat(page.content()).doesNotContain(secret.get());
                    main.getByRole(AriaRole.LINK, inMain("/hooks")).click();
                    button(page, "Send test").click();
                    assertThat(main.getByText("Failed", exactly()).first()).isVisible();
                    assertThat(main.getByText("Failing", exactly()).first()).isVisible();
                    receiver.always(200);
                    main.getByText("webhook.test", exactly()).first().click();
                    assertThat(main.getByText("Answer 500").first()).isVisible();
                    Accessibility.check(page);
                    main.getByText("Send again").first().click();
                    assertThat(main.getByText("Delivered", exactly()).first()).isVisible();
                    assertThat(main.getByText("Working", exactly()).first()).isVisible();
                    assertThat(main.getByText("Answer 200").first()).isVisible();
                    Accessibility.check(page);
                });
        Assertions.assertThat(receiver.received()).hasSize(2);
        Assertions.assertThat(receiver.received())
                .allSatisfy(
                        one -> Assertions.assertThat(one.signedWith(secret.get())).isEqualTo(1));
    }

    @Test
    @Tag("chaos")
    void thePageFitsEveryScreenInBothThemes() {
        WebhookEndpoint working = endpoint(receiver.url("/orders"), "Order system");
        WebhookEndpoint failing = endpoint(receiver.url("/status/very/long/path/that/wraps"), "");
        WebhookEndpoint off = endpoint(receiver.url("/old"), "The old shop");
        HouseFixtures.asSystem(() -> {
            webhooks.test(nord(), working.id());
            return webhooks.enable(nord(), off.id(), false);
        });
        untilLast(working, 200);
        receiver.always(500);
        HouseFixtures.asSystem(() -> webhooks.test(nord(), failing.id()));
        untilLast(failing, 500);
        as(OWNER, "webhooks-looks", page -> look(page, failing, off));
    }

    private static void look(Page page, WebhookEndpoint failing, WebhookEndpoint off) {
        page.navigate(NORD + "/webhooks");
        page.locator("main").getByText("Failing").first().waitFor();
        Browser.inEveryLook(page, look -> seen(page, look + "-list"));
        page.navigate(NORD + "/webhooks/" + failing.id());
        page.locator("main").getByText("webhook.test", exactly()).first().click();
        assertThat(page.locator("main").getByText("Answer 500").first()).isVisible();
        Browser.inEveryLook(page, look -> seen(page, look + "-failing"));
        page.navigate(NORD + "/webhooks/" + off.id());
        page.locator("main").getByText("This webhook is off").first().waitFor();
        Browser.inEveryLook(page, look -> seen(page, look + "-off"));
        page.navigate(ACME + "/webhooks");
        heading(page, "Nothing here").first().waitFor();
        page.navigate(NORD + "/webhooks");
        button(page, "Add webhook").first().click();
        page.getByLabel("All events, also those added later").uncheck();
        assertThat(page.getByLabel("asset.ready").first()).isVisible();
        Browser.inEveryLook(page, look -> seen(page, look + "-form"));
    }

    private static void seen(Page page, String name) {
        picture(page, "webhooks-" + name);
        Accessibility.check(page);
        fits(page);
    }

    private WebhookEndpoint endpoint(String url, String words) {
        return HouseFixtures.asSystem(
                () -> webhooks.create(nord(), new WebhookData(url, words, Set.of())).endpoint());
    }

    private void untilLast(WebhookEndpoint endpoint, int status) {
        org.awaitility.Awaitility.await()
                .until(() ->
                        Integer.valueOf(status)
                                .equals(
                                        HouseFixtures.asSystem(() ->
                                                webhooks.get(nord(), endpoint.id()).lastStatus())));
    }

    private TeamId nord() {
        return HouseFixtures.asSystem(() -> teams.findBySlug("studio-nord").orElseThrow().id());
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions inMain(String part) {
        return new Locator.GetByRoleOptions().setName(part);
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private static void fits(Page page) {
        Assertions.assertThat(
                        (Boolean)
                                page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scroll")
                .isTrue();
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", name + ".png")));
    }
}
