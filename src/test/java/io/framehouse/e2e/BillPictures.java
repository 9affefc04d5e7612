package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.framehouse.e2e.HouseStory.button;
import static io.framehouse.e2e.HouseStory.dialog;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/** Pictures of a provider's bill, from a file that is none to a difference that is settled. */
final class BillPictures {
    private final Page page;
    private final GalleryPictures pictures;
    private final FinanceScenes scenes;

    BillPictures(Page page, GalleryPictures pictures, FinanceScenes scenes) {
        this.page = page;
        this.pictures = pictures;
        this.scenes = scenes;
    }

    void take() {
        List<String> bill = scenes.bill();
        refused(bill.get(0), bill.get(1));
        mapped(bill.get(1));
        compared();
        adjusted();
        accepted();
        String address = page.url().replaceFirst("\\?.*", "");
        decided(address);
        failing(address);
    }

    private void refused(String account, String file) {
        page.navigate("/finance/bills");
        chooseFile("bill.csv", file);
        assertThat(page.getByText("Choose the account").first()).isVisible();
        page.getByLabel("Account").first().click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(account).setExact(true))
                .click();
        page.getByLabel("Month").first().fill(YearMonth.now(ZoneOffset.UTC).toString());
        chooseFile("bill.xlsx", "PK\u0003");
        assertThat(page.getByText("Save it as CSV").first()).isVisible();
        pictures.take(page, "bills-refused");
    }

    private void mapped(String file) {
        chooseFile("consumption-of-the-month.csv", file);
        assertThat(page.getByText("Proposed by the headings").first()).isVisible();
        pictures.take(page, "bills-mapping", page.locator(".bills__mapping"));
        page.getByLabel("Time zone").first().fill("Mars/Olympus");
        button(page, "Check all lines").click();
        assertThat(page.getByText("is no time zone").first()).isVisible();
        page.getByLabel("Time zone").first().fill("UTC");
        button(page, "Check all lines").click();
        assertThat(page.getByText("it must be a time").first()).isVisible();
        pictures.take(page, "bills-check", page.locator(".bills__result"));
    }

    private void compared() {
        button(page, "Compare").click();
        page.waitForURL(Pattern.compile(".*/finance/bills/[0-9a-f-]{36}.*"));
        assertThat(page.locator(".bills__list")).isVisible();
        pictures.take(page, "bill");
        pictures.take(page, "bill-lines", page.locator(".bills__list"));
    }

    private void adjusted() {
        firstButton("^Adjust line").click();
        Locator act =
                dialog(page)
                        .getByRole(
                                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Adjust"));
        act.click();
        assertThat(dialog(page).getByText("Say why").first()).isVisible();
        pictures.take(page, "bill-adjust");
        dialog(page).getByLabel("Reason").fill("Their list is right");
        act.click();
        assertThat(page.getByText("The adjustment is booked.").first()).isVisible();
    }

    private void accepted() {
        firstButton("^Accept line").click();
        dialog(page).getByLabel("Reason").fill("A test of theirs");
        pictures.take(page, "bill-accept");
        dialog(page)
                .getByRole(
                        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Accept with note"))
                .click();
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
    }

    private void decided(String address) {
        page.navigate(address + "?show=all");
        assertThat(page.locator(".bills__list")).isVisible();
        pictures.take(page, "bill-decided", page.locator(".bills__list"));
        page.navigate(address + "?show=unread");
        assertThat(page.locator(".bills__list")).isVisible();
        pictures.take(page, "bill-unread", page.locator(".page-tabs"));
        page.navigate("/finance/bills");
        assertThat(page.getByText("Imported bills").first()).isVisible();
        pictures.take(page, "bills");
    }

    private void failing(String address) {
        scenes.refusing(
                "provider_bill",
                () -> {
                    page.navigate("/finance/bills");
                    assertThat(page.getByText("Could not load the bills").first()).isVisible();
                    pictures.take(page, "bills-failing");
                });
        scenes.refusing(
                "provider_bill_match",
                () -> {
                    page.navigate(address);
                    assertThat(button(page, "Try again").first()).isVisible();
                    pictures.take(page, "bill-failing");
                });
    }

    private Locator firstButton(String words) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile(words)))
                .first();
    }

    private void chooseFile(String name, String text) {
        FileChooser chooser = page.waitForFileChooser(() -> button(page, "Choose file").click());
        chooser.setFiles(new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    }
}
