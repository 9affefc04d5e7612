package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.Allowlist;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Teams;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A member asks for a model; an owner allows it with caps while the member looks on. */
class ModelAccessE2E extends HouseStory {
    private static final String MEMBER = "mika@nord.example";
    private static final String PRO = "Vidu Q3 Pro";
    private static final Pattern ANSWERED = Pattern.compile("^Answered requests");

    @Autowired Teams teams;
    @Autowired Allowlist allowlist;
    private TeamId nord;
    private List<AllowedModel> before;

    @BeforeEach
    void onlyTurboIsAllowed() {
        nord = HouseFixtures.asSystem(() -> teams.findBySlug("studio-nord").orElseThrow().id());
        before = HouseFixtures.asSystem(() -> allowlist.list(nord, null));
        replace(List.of(AllowedModel.of("viduq2_turbo_img2video")));
    }

    @AfterEach
    void asBefore() {
        replace(before);
    }

    private void replace(List<AllowedModel> models) {
        HouseFixtures.asSystem(() -> {
            allowlist.replace(nord, null, models);
            return nord;
        });
    }

    @Test
    void aMemberAsksForAModelAndAnOwnerAllowsItWithCaps() {
        as(
                OWNER,
                "model-owner",
                owner -> {
                    owner.navigate(NORD + "/models");
                    assertThat(row(owner).getByLabel("Allowed: " + PRO)).isVisible();
                    as(MEMBER, "model-member", member -> story(owner, member));
                });
    }

    private static void story(Page owner, Page member) {
        member.navigate(NORD + "/models");
        assertThat(row(member).getByText("Not allowed")).isVisible();
        Accessibility.check(member);
        button(member, "Ask for " + PRO).click();
        button(member, "Send request").click();
        assertThat(member.getByText("Say why, so that others can decide").first()).isVisible();
        member.getByLabel("Why").first().fill("The client wants sharp videos.");
        Accessibility.check(member);
        button(member, "Send request").click();
        assertThat(row(member).getByText("Waiting for approval")).isVisible();
        assertThat(button(member, "Withdraw request for " + PRO)).isVisible();

        allow(owner);
        assertThat(row(member).getByText("Allowed", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(row(member).getByText("up to 8 s")).isVisible();
        assertThat(main(member).getByText(ANSWERED)).isVisible();
        member.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("unread notice")))
                .first()
                .click();
        assertThat(member.getByText(PRO + " is allowed now").first()).isVisible();
    }

    private static void allow(Page owner) {
        assertThat(heading(owner, "Mika Peltonen asks for " + PRO)).isVisible();
        assertThat(main(owner).getByText("The client wants sharp videos.")).isVisible();
        Accessibility.check(owner);
        button(owner, "Approve " + PRO + " for Mika Peltonen").click();
        // 1080p costs 24 credits a second, and a recommended prompt 10 more.
        assertThat(owner.getByText("under these caps: 394 credits.")).isVisible();
        owner.getByLabel("Max seconds").first().fill("8");
        owner.getByLabel("Max seconds").first().press("Tab");
        assertThat(owner.getByText("under these caps: 202 credits.")).isVisible();
        owner.getByLabel("Note to Mika Peltonen").fill("Short ones only.");
        Accessibility.check(owner);
        button(owner, "Allow model").click();
        assertThat(row(owner).getByText("up to 8 s")).isVisible();
        assertThat(heading(owner, "Mika Peltonen asks for " + PRO)).isHidden();
    }

    @Test
    void aDeclinedWishIsReadOnAPhoneInTheDark() {
        as(
                MEMBER,
                "model-declined-member",
                Browser.Screen.PHONE,
                ColorScheme.DARK,
                member -> {
                    member.navigate(NORD + "/create");
                    member.getByText(Pattern.compile("not allowed for you$")).click();
                    member.getByRole(
                                    AriaRole.LINK,
                                    new Page.GetByRoleOptions()
                                            .setName("Ask for Vidu Q2 Pro \u00b7 Image to video"))
                            .click();
                    member.getByLabel("Why").first().fill("To try it.");
                    button(member, "Send request").click();
                    assertThat(main(member).getByText("Waiting for approval").first()).isVisible();
                    as(OWNER, "model-declined-owner", ModelAccessE2E::decline);
                    assertThat(main(member).getByText(ANSWERED)).isVisible();
                    main(member).getByText(ANSWERED).click();
                    assertThat(main(member).getByText("Turbo is enough for now.")).isVisible();
                    Accessibility.check(member);
                });
    }

    private static void decline(Page owner) {
        owner.navigate(NORD + "/models");
        button(owner, "Decline Vidu Q2 Pro for Mika Peltonen").click();
        owner.getByLabel("Reason").first().fill("Turbo is enough for now.");
        button(owner, "Decline request").click();
        assertThat(button(owner, "Decline Vidu Q2 Pro for Mika Peltonen")).hasCount(0);
    }

    @Test
    void aModelIsGivenToOneMemberAndNobodyElse() {
        replace(List.of(AllowedModel.of("viduq2_turbo_img2video"), AllowedModel.of("viduq3-pro")));
        as(OWNER, "model-who-owner", ModelAccessE2E::giveToMika);
        as(
                MEMBER,
                "model-who-member",
                Browser.Screen.PHONE,
                ColorScheme.DARK,
                member -> {
                    member.navigate(NORD + "/models?model=viduq3-pro");
                    assertThat(member.getByText("For 1 member").first()).isVisible();
                    Accessibility.check(member);
                    member.navigate(NORD + "/create?model=viduq3-pro");
                    assertThat(member.getByText("no recommended prompt").first()).isVisible();
                });
        as(
                OWNER,
                "model-who-others",
                owner -> {
                    owner.navigate(NORD + "/create");
                    owner.getByText(Pattern.compile("not allowed for you$")).click();
                    assertThat(
                                    owner.getByRole(
                                            AriaRole.LINK,
                                            new Page.GetByRoleOptions()
                                                    .setName(
                                                            "Allow Vidu Q3 Pro \u00b7 Image to"
                                                                    + " video")))
                            .isVisible();
                    Accessibility.check(owner);
                });
    }

    private static void giveToMika(Page owner) {
        owner.navigate(NORD + "/models?model=viduq3-pro");
        choose(owner, "Recommended prompt", "Not allowed");
        assertThat(owner.getByText("under these caps: 384 credits.")).isVisible();
        choose(owner, "Who", "Chosen members");
        button(owner, "Save caps").click();
        assertThat(owner.getByText("Choose at least one member").first()).isVisible();
        Accessibility.check(owner);
        owner.getByLabel("Members").last().click();
        option(owner, "Mika Peltonen");
        owner.keyboard().press("Escape");
        button(owner, "Save caps").click();
        assertThat(owner.getByText("who everybody \u2192 1 member").first()).isVisible();
        assertThat(row(owner).getByText("for 1 member")).isVisible();
    }

    private static void choose(Page page, String label, String word) {
        page.getByLabel(label).last().click();
        option(page, word);
    }

    private static void option(Page page, String word) {
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(word).setExact(true))
                .click();
        settled(page);
    }

    private static Locator main(Page page) {
        return page.locator("main");
    }

    private static Locator row(Page page) {
        return main(page)
                .getByRole(AriaRole.ROW)
                .filter(
                        new Locator.FilterOptions()
                                .setHasText("Sharp, with sound, 1 to 16 seconds."))
                .first();
    }
}
