package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.framehouse.TestDatabases;
import io.framehouse.catalog.Allowlist;
import io.framehouse.credits.Ledger;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.Jobs;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Teams;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Finance closes the last month; it stays closed, and an admin only looks. */
class MonthCloseE2E extends HouseStory {
    private static final String FINANCE = "finance@framehouse.example";
    private static final String ADMIN = "admin@framehouse.example";
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(90_000);

    private static final String CUT_PLACEHOLDERS =
            """
            () => [...document.querySelectorAll('.usage__filter vaadin-multi-select-combo-box')]
                .filter(field => {
                    const pen = document.createElement('canvas').getContext('2d');
                    pen.font = getComputedStyle(field.inputElement).font;
                    return pen.measureText(field.placeholder).width
                        > field.inputElement.clientWidth;
                }).map(field => field.placeholder)\
            """;

    @Autowired Teams teams;
    @Autowired Ledger ledger;
    @Autowired Allowlist allowlist;
    @Autowired Jobs jobs;

    private String corrected = "";
    private final YearMonth month = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
    private final String name =
            month.format(DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH));

    @Test
    void financeClosesTheLastMonthForEver() throws SQLException {
        settleOneInThatMonth();
        as(FINANCE, "month-close", this::close);
        as(
                ADMIN,
                "month-closed",
                Browser.Screen.PHONE,
                ColorScheme.DARK,
                page -> {
                    page.navigate("/finance/close/" + month.plusMonths(1));
                    assertThat(page.getByText("It can be closed from").first()).isVisible();
                    assertThat(button(page, "Close " + name)).hasCount(0);
                    Accessibility.check(page);
                    page.navigate("/finance/allocation?month=" + month.plusMonths(2));
                    assertThat(page.getByText("Still open").first()).isVisible();
                });
    }

    private void close(Page page) {
        page.navigate("/finance/close");
        assertThat(page.getByText(name).first()).isVisible();
        Locator proof = button(page, "Run the proof");
        Locator close = button(page, "Close " + name);
        assertThat(close).isVisible();
        if (proof.isVisible()) {
            assertThat(close).isDisabled();
            Accessibility.check(page);
            proof.click();
        }
        assertThat(page.getByText("Ready to close").first()).isVisible(PATIENTLY);
        assertThat(page.getByText("No bill was imported for").first()).isVisible();
        Accessibility.check(page);
        close.click();
        assertThat(page.getByText("Say why: the month is closed with what is open.").first())
                .isVisible();
        page.getByLabel("Why this is accepted").fill("The sandbox sends no bills");
        close.click();
        assertThat(dialog(page)).containsText("Accepted with your note: No bill was imported for");
        Locator dialog = dialog(page);
        Locator typed = dialog.getByLabel("Type " + month + " to confirm");
        typed.fill("2020-01");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close " + name))
                .click();
        assertThat(dialog.getByText("This is not " + month).first()).isVisible();
        typed.fill(month.toString());
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close " + name))
                .click();
        assertThat(page.getByText(month + "-0001").first()).isVisible(PATIENTLY);
        assertThat(
                        page.getByRole(
                                        AriaRole.BUTTON,
                                        new Page.GetByRoleOptions()
                                                .setName(Pattern.compile("^Copy fingerprint")))
                                .first())
                .isVisible();
        assertThat(
                        page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName(name).setExact(true)))
                .isVisible();
        assertThat(page.getByText("0 corrections").first()).isVisible();
        assertThat(page.getByText("The sandbox sends no bills").first()).isVisible();
        assertThat(page.getByText("Open at the close").first()).isVisible();
        assertThat(close).hasCount(0);
        Accessibility.check(page);
        correct(page);
        page.locator("a[href*='allocation?month=" + month + "']").click();
        assertThat(page.getByText("No cost centre").first()).isVisible();
        assertThat(page.getByText("Closed").first()).isVisible();
        Accessibility.check(page);
        amountsStandUnderEachOther(page);
        earned(page);
        placeholdersAreWhole(page);
    }

    /** The heading says the unit, and a column has one number of decimals. */
    private static void amountsStandUnderEachOther(Page page) {
        for (String column : List.of("Settled cr", "Corrections cr", "Owed cr")) {
            List<String> amounts =
                    page.locator("td[data-label='%s']".formatted(column)).allInnerTexts();
            Assertions.assertThat(amounts)
                    .allMatch(text -> text.matches("\u2212?[\\d,]+(\\.\\d{3,6})?"));
            Assertions.assertThat(
                            amounts.stream().map(text -> text.replaceFirst("^[^.]*", "").length()))
                    .containsOnly(amounts.getFirst().replaceFirst("^[^.]*", "").length());
        }
    }

    /** What a filter is of can be read before it is used. */
    private static void placeholdersAreWhole(Page page) {
        page.navigate("/finance/usage");
        assertThat(page.getByLabel("Provider account").first()).isVisible();
        Assertions.assertThat(page.evaluate(CUT_PLACEHOLDERS))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isEmpty();
    }

    /** What the cost centres owe is what the margin counts, by whatever it is grouped. */
    private void earned(Page page) {
        String owed = page.locator("tfoot td[data-label='Owed cr']").innerText();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Margin").setExact(true))
                .click();
        Locator settled = page.locator("tfoot td[data-label='Settled cr']");
        assertThat(settled).hasText(owed);
        assertThat(page.locator("tbody th[data-label='Model']").first())
                .hasText("viduq2_turbo_img2video");
        Accessibility.check(page);
        page.getByLabel("Group by").first().click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Team").setExact(true))
                .click();
        assertThat(page.locator("tbody th[data-label='Team']").first()).hasText("Studio Nord");
        assertThat(settled).hasText(owed);
        assertThat(page).hasURL(Pattern.compile("tab=margin.*month=" + month + ".*by=team"));
        Accessibility.check(page);
    }

    /** What is wrong stands where it was typed, and all that was typed stays. */
    private void correct(Page page) {
        button(page, "Correct a line").click();
        Locator dialog = dialog(page);
        Locator book =
                dialog.getByRole(
                        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Book correction"));
        dialog.getByLabel("Job").fill("nonsense");
        dialog.getByLabel("Reason").fill("The picture is broken");
        assertThat(dialog.getByText("is no id of a job").first()).isVisible();
        dialog.getByLabel("Job").fill(corrected);
        assertThat(dialog.getByText("make it 0").first()).isVisible();
        Accessibility.check(page);
        dialog.getByLabel("Reason").fill("");
        book.click();
        assertThat(dialog.getByText("Say why").first()).isVisible();
        assertThat(dialog.getByLabel("Job")).hasValue(corrected);
        dialog.getByLabel("Reason").fill("The picture is broken");
        book.click();
        assertThat(page.getByText("1 correction").first()).isVisible();
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
    }

    /** A job of today, as if it had settled in the month that is to be closed. */
    private void settleOneInThatMonth() throws SQLException {
        HouseFixtures house = new HouseFixtures(teams, ledger, allowlist, jobs);
        TeamId nord =
                HouseFixtures.asSystem(() -> teams.findBySlug("studio-nord").orElseThrow().id());
        Job job = house.submit(nord, "viduq2_turbo_img2video", "Closed");
        await().atMost(Duration.ofMinutes(2)).until(() -> house.get(job).state().isFinal());
        try (Connection ours = database.getConnection();
                Connection connection = TestDatabases.superuser(ours.getMetaData().getURL());
                Statement statement = connection.createStatement()) {
            corrected = job.id().toString();
            statement.execute(
                    "update usage_record set book_month = '%s' where job_id = '%s'"
                            .formatted(month.atDay(1), job.id()));
            sumsAreMadeAnew(statement);
        }
    }
}
