package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ViewportSize;
import io.framehouse.TestDatabases;
import io.framehouse.catalog.Allowlist;
import io.framehouse.credits.Ledger;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.Jobs;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Teams;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Finance compares a provider's bill with the books and decides about what differs. */
class BillsE2E extends HouseStory {
    private static final String FINANCE = "finance@framehouse.example";
    private static final String ADMIN = "admin@framehouse.example";

    @Autowired Teams teams;
    @Autowired Ledger ledger;
    @Autowired Allowlist allowlist;
    @Autowired Jobs jobs;

    private final YearMonth month = YearMonth.now(ZoneOffset.UTC);

    /**
     * What the provider knows of a job of ours.
     *
     * @param others lines of all other jobs of the account and month
     */
    private record Task(String account, String task, BigDecimal cost, String at, String others) {}

    @Test
    void aBillIsImportedComparedAndDecidedAbout() throws SQLException {
        Task task = task();
        as(
                FINANCE,
                "bills",
                page -> {
                    refuse(page, task);
                    compare(page, task);
                    decide(page);
                    page.navigate("/admin/proof");
                    assertThat(page.getByText("Providers' bills").first()).isVisible();
                    assertThat(link(page, task)).isVisible();
                    Accessibility.check(page);
                });
        as(
                ADMIN,
                "bills-read",
                Browser.Screen.PHONE,
                ColorScheme.DARK,
                page -> {
                    page.navigate("/finance/bills");
                    assertThat(button(page, "Choose file")).hasCount(0);
                    link(page, task).click();
                    assertThat(page.getByText("To decide (0)").first()).isVisible();
                    assertThat(button(page, "Delete")).hasCount(0);
                    Accessibility.check(page);
                });
    }

    private Locator link(Page page, Task task) {
        return page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions()
                                .setName(Pattern.compile("^" + task.account() + ", ")))
                .first();
    }

    /** A file that is no bill says so, and what to do. */
    private void refuse(Page page, Task task) {
        page.navigate("/finance/bills");
        page.getByLabel("Account").first().click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(task.account()).setExact(true))
                .click();
        page.getByLabel("Month").first().fill(month.toString());
        send(page, "bill.xlsx", "PK\u0003");
        assertThat(page.locator(".bills__problem")).containsText("Save it as CSV");
        assertThat(page.locator(".bills__problem")).containsText("bill.xlsx");
        Accessibility.check(page);
    }

    private void compare(Page page, Task task) {
        send(
                page,
                "october.csv",
                """
                Usage
                Task ID;Created at;Credits;Model
                %s;%s;%s;=a model
                foreign-7;%s;3;
                later;soon;1;
                %s
                Total;;99;
                """
                        .formatted(
                                task.task().toUpperCase(java.util.Locale.ROOT),
                                task.at(),
                                task.cost().add(BigDecimal.ONE).toPlainString(),
                                task.at(),
                                task.others()));
        assertThat(page.getByText("Proposed by the headings").first()).isVisible();
        assertThat(page.getByText("=a model").first()).isVisible();
        button(page, "Check all lines").click();
        assertThat(page.getByText("Created at is 'soon'; it must be a time").first()).isVisible();
        Accessibility.check(page);
        button(page, "Compare").click();
        page.waitForURL(Pattern.compile(".*/finance/bills/[0-9a-f-]{36}.*"));
        assertThat(page.getByText("Amount differs (1)").first()).isVisible();
        assertThat(page.getByText("No job of ours has this task").first()).isVisible();
        assertThat(page.locator(".bills__problem")).isHidden();
        onAPhoneEachLineIsReadable(page);
        Accessibility.check(page);
    }

    /** What can be done stands below what the line is, and the tab that is open is in view. */
    private static void onAPhoneEachLineIsReadable(Page page) {
        ViewportSize before = page.viewportSize();
        page.setViewportSize(390, 844);
        BoundingBox line = page.locator(".bills__list .card-table__title").first().boundingBox();
        BoundingBox act = button(page, "Accept line 3").boundingBox();
        Assertions.assertThat(act.y).isGreaterThanOrEqualTo(line.y + line.height);
        page.getByText(Pattern.compile("^Not readable \\(1\\)")).first().click();
        assertThat(page.locator(".page-tabs [aria-current]")).containsText("Not readable");
        settled(page);
        assertThat(page.locator(".page-tabs [aria-current]")).isInViewport();
        Assertions.assertThat(
                        page.evaluate(
                                "[document.documentElement.scrollWidth - window.innerWidth,"
                                        + " document.documentElement.scrollHeight - window.innerHeight]"))
                .isEqualTo(List.of(0, 0));
        Accessibility.check(page);
        page.getByText(Pattern.compile("^To decide")).first().click();
        page.setViewportSize(before.width, before.height);
    }

    private void decide(Page page) {
        button(page, "Adjust line 3").click();
        Locator dialog = dialog(page);
        dialog.getByLabel("Reason").fill("Their list is right");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Adjust")).click();
        assertThat(page.getByText("The adjustment is booked.").first()).isVisible();
        assertThat(button(page, "Adjust line 3")).hasCount(0);
        for (int line : new int[] {4, 5}) {
            button(page, "Accept line " + line).click();
            Locator accept = dialog(page);
            accept.getByLabel("Reason").fill("A test of theirs");
            accept.getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Accept with note"))
                    .click();
            assertThat(button(page, "Accept line " + line)).hasCount(0);
        }
        page.getByText(Pattern.compile("^Amount differs \\(1\\)")).first().click();
        assertThat(page.getByText(Pattern.compile("Their list is right")).first()).isVisible();
        Accessibility.check(page);
    }

    private static void send(Page page, String name, String text) {
        FileChooser chooser = page.waitForFileChooser(() -> button(page, "Choose file").click());
        chooser.setFiles(new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    private Task task() throws SQLException {
        HouseFixtures house = new HouseFixtures(teams, ledger, allowlist, jobs);
        TeamId nord =
                HouseFixtures.asSystem(() -> teams.findBySlug("studio-nord").orElseThrow().id());
        Job job = house.submit(nord, "viduq2_turbo_img2video", "Billed");
        await().atMost(Duration.ofMinutes(2)).until(() -> house.get(job).state().isFinal());
        try (Connection ours = database.getConnection();
                Connection connection = TestDatabases.superuser(ours.getMetaData().getURL());
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                select a.name, u.provider_task_id, u.provider_cost_value,
                                    to_char(u.settled_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS')
                                from usage_record u
                                join provider_account a on a.id = u.provider_account_id
                                where a.id = (select provider_account_id from usage_record
                                        where job_id = '%1$s')
                                    and u.settled_at >= date_trunc('month', now() at time zone 'UTC')
                                        at time zone 'UTC'
                                order by (u.job_id = '%1$s') desc
                                """
                                        .formatted(job.id()))) {
            row.next();
            String account = row.getString(1);
            String task = row.getString(2);
            BigDecimal cost = row.getBigDecimal(3);
            String at = row.getString(4);
            StringBuilder others = new StringBuilder();
            while (row.next()) {
                others.append(row.getString(2))
                        .append(';')
                        .append(row.getString(4))
                        .append(';')
                        .append(row.getBigDecimal(3).toPlainString())
                        .append(";\n");
            }
            return new Task(account, task, cost, at, others.toString());
        }
    }
}
