package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Member;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.Teams;
import java.time.Duration;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A team is paused with a reason, resumed, chooses what it keeps, takes its data and is kept. */
class TeamLifeE2E extends HouseStory {
    private static final String ADMIN = "admin@framehouse.example";
    private static final String NAME = "Short Film";
    private static final LocatorAssertions.IsVisibleOptions SLOWLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    @Autowired Teams teams;
    private String slug;

    /** A team of its own, since the demo's teams are other stories'. */
    @BeforeEach
    void ainoHasAnotherTeam() {
        slug =
                asSystem(() -> {
                    TeamId nord = teams.findBySlug("studio-nord").orElseThrow().id();
                    UserId aino =
                            teams.members(nord).stream()
                                    .filter(member -> member.email().equals(OWNER))
                                    .map(Member::userId)
                                    .findFirst()
                                    .orElseThrow();
                    TeamData data = new TeamData(NAME, ZoneId.of("Europe/Helsinki"), null, null);
                    var made = teams.create(data);
                    teams.putMember(made.id(), aino, TeamRole.OWNER);
                    return made.slug();
                });
    }

    @Test
    void pausedResumedTrimmedTakenAwayAndKept() {
        as(
                OWNER,
                "team-life-owner",
                owner -> {
                    as(ADMIN, "team-life-admin", admin -> pauseAndResume(admin, owner));
                    keeping(owner);
                    export(owner);
                    deleteAndKeep(owner);
                });
    }

    private void pauseAndResume(Page admin, Page owner) {
        admin.navigate("/admin/teams/" + slug);
        button(admin, "Pause team").click();
        Locator ask = dialog(admin);
        ask.getByRole(AriaRole.BUTTON, exactly("Pause team")).click();
        assertThat(admin.getByText("Say why the team is suspended").first()).isVisible();
        ask.getByLabel("Reason").first().fill("Invoice 4711 is not paid");
        Accessibility.check(admin);
        ask.getByRole(AriaRole.BUTTON, exactly("Pause team")).click();
        assertThat(admin.getByText("Reason: Invoice 4711 is not paid").first()).isVisible();

        // What a session may do is read again every two seconds.
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    owner.navigate("/t/" + slug);
                    assertThat(banner(owner, NAME + " is suspended since")).isVisible();
                    return owner.locator(".create-link").count() == 0;
                });
        assertThat(banner(owner, "Reason: Invoice 4711 is not paid.")).isVisible();
        Browser.inEveryLook(owner, look -> Accessibility.check(owner));

        button(admin, "Resume team").click();
        assertThat(button(admin, "Pause team")).isVisible();
        owner.navigate("/t/" + slug);
        assertThat(owner.locator(".team-banner")).hasCount(0);
    }

    private void keeping(Page owner) {
        owner.navigate("/t/" + slug + "/settings");
        owner.getByLabel("Videos and covers").first().fill("0");
        button(owner, "Save keeping").click();
        assertThat(owner.getByText("give 1 to 3650 days").first()).isVisible();
        owner.getByLabel("Videos and covers").first().fill("90");
        button(owner, "Save keeping").click();
        Locator ask = owner.locator("vaadin-confirm-dialog[opened]");
        assertThat(ask.getByText("Videos 90 days, uploads for ever").first()).isVisible();
        Accessibility.check(owner);
        ask.getByRole(AriaRole.BUTTON, exactly("Save and delete what is older")).click();
        assertThat(owner.getByText("Saved. Videos 90 days").first()).isVisible();
    }

    private static void export(Page owner) {
        button(owner, "Prepare export").click();
        Locator download =
                owner.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^Download ZIP")));
        assertThat(download.first()).isVisible(SLOWLY);
        Browser.inEveryLook(owner, look -> Accessibility.check(owner));
        String link = download.first().getAttribute("href");
        var answer = owner.request().get(link);
        org.assertj.core.api.Assertions.assertThat(answer.status()).isEqualTo(200);
        org.assertj.core.api.Assertions.assertThat(answer.body())
                .startsWith((byte) 'P', (byte) 'K');
    }

    private void deleteAndKeep(Page owner) {
        button(owner, "Delete team").click();
        Locator ask = dialog(owner);
        ask.getByLabel("Type " + NAME + " to confirm").first().fill("Short");
        ask.getByRole(AriaRole.BUTTON, exactly("Delete in 14 days")).click();
        assertThat(owner.getByText("This is not " + NAME).first()).isVisible();
        Accessibility.check(owner);
        ask.getByLabel("Type " + NAME + " to confirm").first().fill(NAME);
        ask.getByRole(AriaRole.BUTTON, exactly("Delete in 14 days")).click();
        assertThat(banner(owner, NAME + " will be deleted on")).isVisible();
        Browser.inEveryLook(owner, look -> Accessibility.check(owner));
        button(owner, "Keep team").click();
        assertThat(owner.locator(".team-banner")).hasCount(0);
        assertThat(button(owner, "Delete team")).isVisible();
    }

    private static Locator banner(Page page, String text) {
        return page.locator(".team-banner").getByText(text);
    }

    private static Locator.GetByRoleOptions exactly(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
