package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.FactorRules;
import io.framehouse.access.People;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Teams;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A passkey is added where a second step is asked for; from then on it is the whole sign-in. */
class PasskeyE2E extends HouseStory {
    private static final String EMAIL = "petra.passkey@nord.example";

    @Autowired People people;
    @Autowired Teams teams;
    @Autowired FactorRules rules;

    @Test
    void aPasskeyIsAddedAndSignsIn() {
        TeamId team = AccessFixtures.team(teams, "Passkey Films");
        String slug = HouseFixtures.asSystem(() -> teams.get(team).slug());
        HouseFixtures.asSystem(() -> {
            UserId petra = people.create(EMAIL, "Petra P.", "framehouse-demo", Set.of());
            rules.teamDemands(team, true);
            return teams.putMember(team, petra, TeamRole.OWNER);
        });
        as(EMAIL, "passkey", page -> story(page, "/t/" + slug + "/keys"));
    }

    private static void story(Page page, String keys) {
        addAuthenticator(page);
        page.navigate(keys);
        assertThat(heading(page, "Set up two-step sign-in")).isVisible();
        page.getByText("Add a passkey instead").click();
        page.getByLabel("Name of the passkey").first().fill("Test laptop");
        Accessibility.check(page);
        button(page, "Add passkey").click();
        assertThat(heading(page, "API keys")).isVisible();

        page.context().clearCookies();
        page.navigate("/login?next=" + keys);
        Accessibility.check(page);
        button(page, "Sign in with a passkey").click();
        assertThat(heading(page, "API keys")).isVisible();

        page.navigate("/me/security");
        assertThat(page.getByText("this device")).hasCount(1);
        assertThat(page.getByText("Test laptop")).isVisible();
        Accessibility.check(page);

        page.context().clearCookies();
        signIn(page, EMAIL);
        page.navigate(keys);
        assertThat(heading(page, "Two-step sign-in")).isVisible();
        Accessibility.check(page);
        button(page, "Sign in with a passkey").click();
        assertThat(heading(page, "API keys")).isVisible();
    }

    /** A device in the browser itself that says yes to everything. */
    private static void addAuthenticator(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject device = new JsonObject();
        device.addProperty("protocol", "ctap2");
        device.addProperty("transport", "internal");
        device.addProperty("hasResidentKey", true);
        device.addProperty("hasUserVerification", true);
        device.addProperty("isUserVerified", true);
        device.addProperty("automaticPresenceSimulation", true);
        JsonObject options = new JsonObject();
        options.add("options", device);
        session.send("WebAuthn.addVirtualAuthenticator", options);
    }
}
