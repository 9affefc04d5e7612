package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.AriaRole;
import io.framehouse.catalog.PriceBook;
import io.framehouse.catalog.PriceVersion;
import io.framehouse.jobs.HouseFixtures;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An admin changes a price and a member's create form shows it at once. */
class PriceBookE2E extends HouseStory {
    private static final String ADMIN = "admin@framehouse.example";
    private static final String FINANCE = "finance@framehouse.example";
    private static final String MODEL = "vidu-q2-reference2video";

    @Autowired PriceBook prices;

    /** Other stories of the shared house know the first prices. */
    @AfterEach
    void theFirstPriceAgain() {
        HouseFixtures.asSystem(() -> {
            PriceVersion first = prices.versions(MODEL).getLast();
            return prices.publish(MODEL, first.rule(), null, "After the story");
        });
    }

    @Test
    void aNewPriceIsTriedCheckedPublishedAndSeenByAMember() {
        as(ADMIN, "price-book", this::publish);
        as(
                OWNER,
                "price-book-member",
                page -> {
                    page.navigate(NORD + "/create?model=" + MODEL);
                    assertThat(page.getByText(Pattern.compile("First second")).first()).isVisible();
                    assertThat(page.locator("#quote")).containsText("30.500");
                    assertThat(page.locator("#quote")).containsText("50.500");
                });
    }

    @Test
    void financeReadsAndAMemberFindsNothing() {
        as(
                FINANCE,
                "price-book-finance",
                page -> {
                    page.navigate("/admin/prices/" + MODEL);
                    assertThat(heading(page, "Vidu Q2 Reference")).isVisible();
                    assertThat(heading(page, "Try it")).isVisible();
                    assertThat(button(page, "New version")).hasCount(0);
                    page.navigate("/admin/prices?tab=rates");
                    assertThat(page.getByRole(AriaRole.ROW).filter(hasText("USD"))).isVisible();
                    assertThat(button(page, "Publish rate")).hasCount(0);
                    page.navigate("/admin/prices/no-such-model");
                    assertThat(page).hasTitle(Pattern.compile("Nothing here.*"));
                });
        as(
                "mika@nord.example",
                "price-book-wall",
                page -> {
                    page.navigate("/admin/prices");
                    assertThat(page).hasTitle(Pattern.compile("Nothing here.*"));
                    assertThat(
                                    page.getByRole(
                                            AriaRole.LINK,
                                            new Page.GetByRoleOptions().setName("Price book")))
                            .hasCount(0);
                });
    }

    private void publish(Page page) {
        page.navigate("/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Price book")).click();
        page.getByRole(AriaRole.LINK, link("Vidu Q2 Reference")).click();
        assertThat(heading(page, "Vidu Q2 Reference")).isVisible();
        Locator quote = page.getByRole(AriaRole.TABLE, table("Quote"));
        assertThat(quote).containsText("Would hold");
        assertThat(quote).containsText("45");
        page.getByLabel("Seconds").first().fill("2");
        page.getByLabel("Seconds").first().press("Tab");
        assertThat(quote).containsText("1 further second");
        assertThat(quote).containsText("30");
        Accessibility.check(page);

        button(page, "New version").click();
        Locator first = page.getByLabel("720p: first second in provider credits");
        assertThat(first).hasAttribute("inputmode", "decimal", new HasAttributeOptions());
        first.fill("-1");
        button(page, "Check changes").click();
        assertThat(page.getByText("Some amounts are missing or wrong. They are marked."))
                .isVisible();
        first.fill("30.5");
        button(page, "Check changes").click();
        assertThat(page.getByText(Pattern.compile("^Give a source")).first()).isVisible();
        page.getByLabel("Source").fill("Letter of 3 May");
        button(page, "Check changes").click();
        assertThat(page.getByRole(AriaRole.ROW).filter(hasText("720p, 5 s")))
                .containsText("+5.500 (+12.2\u00a0%)");
        Accessibility.check(page);
        button(page, "Publish now").click();
        assertThat(page).hasURL(Pattern.compile(".*/admin/prices/" + MODEL + "\\?version=\\d+$"));
        assertThat(page.getByText("Letter of 3 May")).isVisible();
        assertThat(page.getByRole(AriaRole.TABLE, table("Quote"))).containsText("50.500");

        page.navigate("/admin/prices?tab=teams");
        assertThat(heading(page, "No team prices")).isVisible();
        Accessibility.check(page);
        page.navigate("/admin/prices?tab=rates");
        button(page, "Publish rate").click();
        assertThat(page.getByText(Pattern.compile("^The rate must be more than 0")).first())
                .isVisible();
        Accessibility.check(page);
        page.getByLabel("Credits for one").fill("250");
        button(page, "Publish rate").click();
        Locator question = page.getByRole(AriaRole.ALERTDIALOG);
        assertThat(question).containsText("1 USD becomes 250 credits");
        button(page, "Keep the present one").click();
        assertThat(question).hasCount(0);
    }

    private static Page.GetByRoleOptions link(String name) {
        return new Page.GetByRoleOptions().setName(Pattern.compile("^" + name));
    }

    private static Page.GetByRoleOptions table(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.FilterOptions hasText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
