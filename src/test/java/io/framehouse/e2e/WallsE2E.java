package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.Jobs;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Teams;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A member of one team cannot see another team's job, whatever address they type. */
class WallsE2E extends HouseStory {
    private static final String MODEL = "viduq2_turbo_img2video";

    @Autowired Teams teams;
    @Autowired Jobs jobs;

    @Test
    void anotherTeamsJobIsNotFoundByAddress() {
        Job secret = jobOf("acme-films");
        as(
                "mika@nord.example",
                "walls",
                page -> {
                    nothingAt(page, ACME);
                    nothingAt(page, ACME + "/jobs/" + secret.id());
                    noJobAt(page, NORD + "/jobs/" + secret.id());
                    nothingAt(page, "/admin/teams");
                });
    }

    private static void nothingAt(Page page, String address) {
        page.navigate(address);
        assertThat(heading(page, "Nothing here")).isVisible();
    }

    private static void noJobAt(Page page, String address) {
        page.navigate(address);
        assertThat(page.getByText("No job here").first()).isVisible();
    }

    private Job jobOf(String slug) {
        TeamId team = HouseFixtures.asSystem(() -> teams.findBySlug(slug).orElseThrow().id());
        return HouseFixtures.asSystem(() ->
                        jobs.submit(
                                new SubmitJob(
                                        team,
                                        MODEL,
                                        HouseFixtures.parameters(MODEL, "secret plan"),
                                        null,
                                        List.of(),
                                        null,
                                        "{}",
                                        null,
                                        null,
                                        null,
                                        null,
                                        null)))
                .job();
    }
}
