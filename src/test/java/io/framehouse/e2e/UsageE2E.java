package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.framehouse.credits.Budgets;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Teams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The CSV of the usage page adds up to what the ledger says was spent. */
class UsageE2E extends HouseStory {
    @Autowired Teams teams;
    @Autowired Budgets budgets;

    @Test
    void theCsvAddsUpToTheLedger() {
        AtomicReference<Path> file = new AtomicReference<>();
        as(
                OWNER,
                "usage",
                page -> {
                    fillIn(page, NORD, "viduq2_turbo_img2video", "Counted");
                    send(page);
                    page.getByText("View job").first().click();
                    assertThat(page.getByText("Done").first())
                            .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(90_000));
                    page.navigate(NORD + "/usage");
                    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Export"))
                            .click();
                    page.getByText("CSV, one row per job").click();
                    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Time zone");
                    Download csv =
                            page.waitForDownload(() ->
                                    page.getByRole(
                                                    AriaRole.LINK,
                                                    new Page.GetByRoleOptions()
                                                            .setName("Download")
                                                            .setExact(true))
                                            .click());
                    file.set(csv.path());
                    assertThat(heading(page, "Usage")).isVisible();
                    Assertions.assertThat(sum(file.get())).isEqualTo(spent());
                    inTheBackground(page);
                });
    }

    /** Prepared, told of, and fetched from Downloads. */
    private void inTheBackground(Page page) {
        page.keyboard().press("Escape");
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Export")).click();
        page.getByText("CSV, one row per job").click();
        button(page, "Prepare in background").click();
        assertThat(
                        page.getByText("You can leave; the file appears in Downloads for 7 days.")
                                .first())
                .isVisible();
        page.navigate(NORD + "/downloads");
        assertThat(page.getByText("Ready", new Page.GetByTextOptions().setExact(true)).first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        Accessibility.check(page);
        Download prepared =
                page.waitForDownload(() ->
                        page.getByRole(
                                        AriaRole.LINK,
                                        new Page.GetByRoleOptions()
                                                .setName(Pattern.compile("^Download usage_")))
                                .click());
        Assertions.assertThat(sum(prepared.path())).isEqualTo(spent());
        page.navigate("/me/notices");
        assertThat(page.getByText(Pattern.compile("^usage_.*\\.csv is ready")).first()).isVisible();
        page.navigate(NORD + "/usage");
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Export")).click();
        page.getByText("PDF statement of a month").click();
        Download statement =
                page.waitForDownload(() ->
                        page.getByRole(
                                        AriaRole.LINK,
                                        new Page.GetByRoleOptions().setName("Download PDF"))
                                .click());
        Assertions.assertThat(statement.suggestedFilename())
                .matches("statement_studio-nord_\\d{4}-\\d{2}\\.pdf");
    }

    private Credits spent() {
        TeamId nord =
                HouseFixtures.asSystem(() -> teams.findBySlug("studio-nord").orElseThrow().id());
        return HouseFixtures.asSystem(() -> budgets.balance(nord)).spent();
    }

    private static Credits sum(Path csv) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            List<Credits> settled =
                    rows.stream()
                            .map(row -> Credits.parse(row.getField("settled_credits")))
                            .toList();
            Assertions.assertThat(settled).isNotEmpty();
            return settled.stream().reduce(Credits.ZERO, Credits::plus);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
