package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.framehouse.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody keeps what is good, puts it together, and throws the rest away, but not quite. */
class KeepE2E extends HouseStory {
    private static final String PROMPT = "A lantern floats down the canal";
    private static final LocatorAssertions.IsVisibleOptions PATIENT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(90_000);

    @AfterEach
    void onlyRealVideosStay() {
        new GalleryRows(database).remove();
    }

    @Test
    void videosAreRatedLabelledCollectedNotedAndTrashedWithUndo() {
        as(
                OWNER,
                "keep",
                page -> {
                    makeVideos(page);
                    keepsOne(page);
                    labelsMany(page);
                    trashesAndUndoes(page);
                    restores(page);
                    collections(page);
                });
    }

    private void makeVideos(Page page) {
        fillIn(page, NORD, "viduq3-pro", PROMPT);
        send(page);
        page.navigate(NORD + "/gallery");
        Locator made = page.locator(".tile").filter(new Locator.FilterOptions().setHasText(PROMPT));
        assertThat(made.first().locator("img")).isVisible(PATIENT);
        assertThat(made.first().locator(".tile__length")).isVisible(PATIENT);
        new GalleryRows(database).likeThe(PROMPT, 4);
        page.navigate(NORD + "/gallery?q=copy");
        assertThat(page.getByText("4 videos")).isVisible();
    }

    /** Keys alone rate it; each field saves by itself, and all of it is there after a reload. */
    private static void keepsOne(Page page) {
        page.locator(".tile").first().focus();
        page.keyboard().press("Enter");
        page.waitForURL("**item=**");
        assertThat(field(page, "Not rated")).isChecked();
        field(page, "Not rated").focus();
        page.keyboard().press("ArrowLeft");
        assertThat(field(page, "5 stars")).isChecked();
        page.keyboard().press("ArrowLeft");
        assertThat(field(page, "4 stars")).isChecked();
        settled(page);
        button(page, "Star").click();
        assertThat(button(page, "Starred")).isVisible();
        field(page, "Title").fill("Lantern, final take");
        page.keyboard().press("Enter");
        choose(page, "Labels", "spring");
        choose(page, "Collections", "Launch film");
        field(page, "New note").fill("The client chose this one.");
        button(page, "Add note").click();
        assertThat(page.getByText("The client chose this one.")).isVisible();
        Accessibility.check(page);
        page.reload();
        assertThat(field(page, "4 stars")).isChecked();
        assertThat(field(page, "Title")).hasValue("Lantern, final take");
        assertThat(chip(page, "spring")).isVisible();
        assertThat(chip(page, "Launch film")).isVisible();
        assertThat(heading(page, "Notes (1)")).isVisible();
        page.navigate(NORD + "/gallery?q=chose");
        assertThat(page.getByText("1 video", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(page.locator(".tile__caption").first()).hasText("Lantern, final take");
    }

    private static void labelsMany(Page page) {
        page.navigate(NORD + "/gallery?q=copy");
        tick(page, 0);
        tick(page, 1);
        button(page, "Label").click();
        Locator dialog = dialog(page);
        assertThat(heading(page, "Label 2 videos")).isVisible();
        choose(page, "Add", "client");
        Accessibility.check(page);
        dialog.getByText("Save labels").click();
        assertThat(page.getByText("Labels of 2 videos are saved.")).isVisible();
        ratesMany(page);
        page.navigate(NORD + "/gallery?label=client");
        assertThat(page.getByText("2 videos", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    /** A press that chose nothing takes nobody's rating away. */
    private static void ratesMany(Page page) {
        page.navigate(NORD + "/gallery?q=copy");
        tick(page, 0);
        tick(page, 1);
        button(page, "Rate").click();
        assertThat(heading(page, "Rate 2 videos")).isVisible();
        button(page, "Save rating").click();
        assertThat(page.getByText("Choose 1 to 5 stars, or No rating to take it away."))
                .isVisible();
        Accessibility.check(page);
        field(page, "3 stars").check(new Locator.CheckOptions().setForce(true));
        button(page, "Save rating").click();
        assertThat(page.getByText("2 videos: 3 of 5 stars.")).isVisible();
    }

    private static void trashesAndUndoes(Page page) {
        tick(page, 0);
        tick(page, 1);
        button(page, "Move to trash").click();
        Locator question = page.getByRole(AriaRole.ALERTDIALOG);
        assertThat(question).containsText("Move 2 videos to trash?");
        assertThat(question).containsText(Pattern.compile("They are deleted for good on \\d+ "));
        assertThat(question).containsText(Pattern.compile("credits\\) stays in usage\\."));
        Accessibility.check(page);
        question.getByText("Move to trash", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("2 videos are in the trash.")).isVisible();
        assertThat(page.locator(".tile")).hasCount(0);
        button(page, "Undo").click();
        assertThat(page.getByText("2 videos are back in the gallery.")).isVisible();
        assertThat(page.locator(".tile")).hasCount(2);
    }

    /** From the trash's wall; the panel there plays nothing, and its job says why. */
    private static void restores(Page page) {
        tick(page, 0);
        button(page, "Move to trash").click();
        page.getByRole(AriaRole.ALERTDIALOG)
                .getByText("Move to trash", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator(".tile")).hasCount(1);
        page.navigate(NORD + "/gallery?trash=yes");
        assertThat(page.locator(".tile img").first()).isVisible();
        page.locator(".tile").first().click();
        assertThat(page.getByText("This video is in the trash since")).isVisible();
        assertThat(page.locator("frame-player video")).hasCount(0);
        button(page, "Restore").first().click();
        assertThat(page.getByText("1 video is back in the gallery.")).isVisible();
        page.navigate(NORD + "/gallery?label=client");
        assertThat(page.locator(".tile")).hasCount(2);
    }

    private void collections(Page page) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Collections"))
                .first()
                .click();
        Locator card =
                page.locator(".collection-card")
                        .filter(new Locator.FilterOptions().setHasText("Launch film"));
        assertThat(card).containsText("1 video");
        assertThat(card.locator("img")).isVisible();
        Accessibility.check(page);
        button(page, "New collection").click();
        dialog(page);
        page.getByLabel("Name").last().fill("Launch film");
        button(page, "Create collection").click();
        assertThat(page.getByText("There is a collection of this name already.").last())
                .isVisible();
        page.getByLabel("Name").last().fill("Only mine");
        page.getByLabel("Only I").last().check();
        button(page, "Create collection").click();
        assertThat(heading(page, "Only mine")).isVisible();
        becomesPrivate(page, card);
        card.getByRole(AriaRole.LINK).click();
        page.waitForURL("**collection=**");
        assertThat(page.locator(".tile")).hasCount(1);
        assertThat(page.getByText("Collection: Launch film")).isVisible();
        page.goBack();
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName("Actions for Launch film"))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Delete collection"))
                .click();
        Locator question = page.getByRole(AriaRole.ALERTDIALOG);
        assertThat(question).containsText("Its 1 video stays in the gallery.");
        question.getByText("Delete collection", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(heading(page, "Launch film")).hasCount(0);
        assertThat(heading(page, "Only mine")).isVisible();
    }

    /** Who hides what strangers see is told first that they see it no longer. */
    private void becomesPrivate(Page page, Locator card) {
        shareOutside("Launch film");
        menu(page, "Launch film", "Edit collection");
        dialog(page);
        page.getByLabel("Only I").last().check();
        assertThat(page.getByText("Its link to the outside ends at once.")).isVisible();
        button(page, "Save collection").click();
        assertThat(card).containsText("Only you");
    }

    private void shareOutside(String collection) {
        try (Connection ours = database.getConnection();
                Connection connection = TestDatabases.superuser(ours.getMetaData().getURL());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into gallery_share (team_id, id, token_hash, collection_id, made_by,
                        made_by_id, created_at, expires_at)
                    select team_id, uuidv7(), sha256(cast(id as text)::bytea), id, owner, owner_id,
                        now(), now() + interval '1 day'
                    from gallery_collection where name = '%s'
                    """
                            .formatted(collection));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void menu(Page page, String collection, String entry) {
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName("Actions for " + collection))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(entry)).click();
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).last();
    }

    /** Types into a field of chips and takes what was typed. */
    private static void choose(Page page, String label, String word) {
        Locator field = field(page, label);
        field.fill(word);
        page.keyboard().press("Enter");
        assertThat(chip(page, word)).isVisible();
        page.keyboard().press("Escape");
        settled(page);
    }

    private static Locator chip(Page page, String word) {
        return page.locator("vaadin-multi-select-combo-box-chip[slot='chip']")
                .filter(new Locator.FilterOptions().setHasText(word))
                .last();
    }

    private static void tick(Page page, int tile) {
        page.locator(".tile").nth(tile).focus();
        page.keyboard().press("x");
        assertThat(page.locator(".selection-bar__count")).containsText(String.valueOf(tile + 1));
    }
}
