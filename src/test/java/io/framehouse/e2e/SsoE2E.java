package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** People of a company sign in at its own provider, which decides what teams they are in. */
class SsoE2E extends HouseStory {
    private static final String BUTTON = "Sign in with Nord Company";
    private static final OidcServer PROVIDER = OidcServer.start();

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        String client = "spring.security.oauth2.client.";
        settings.add(client + "registration.company.client-id", () -> OidcServer.CLIENT);
        settings.add(client + "registration.company.client-secret", () -> OidcServer.SECRET);
        settings.add(client + "registration.company.scope", () -> "openid,profile,email");
        settings.add(client + "provider.company.issuer-uri", PROVIDER::issuer);
        settings.add("framehouse.sso.name", () -> "Nord Company");
        settings.add("framehouse.sso.groups[0].group", () -> "film-makers");
        settings.add("framehouse.sso.groups[0].team", () -> "studio-nord");
        settings.add("framehouse.sso.groups[0].role", () -> "member");
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @Test
    void groupsOfTheCompanyOpenTeams() {
        PROVIDER.serve(baseUrl());
        PROVIDER.person("saara", claims("saara@nord.example", true, List.of("film-makers")));
        browse(page -> {
            page.navigate("/login");
            Accessibility.check(page);
            atProvider(page, "saara");
            assertThat(page).hasURL(Pattern.compile(".*/t/studio-nord$"));
            page.navigate(NORD + "/jobs");
            assertThat(heading(page, "Jobs")).isVisible();
            page.navigate("/me/security");
            assertThat(page.getByText("this device")).hasCount(1);

            PROVIDER.person("saara", claims("saara@nord.example", true, List.of()));
            page.context().clearCookies();
            page.navigate("/login");
            atProvider(page, "saara");
            assertThat(page.getByText("You are in no team yet")).isVisible();
            page.navigate(NORD + "/jobs");
            assertThat(heading(page, "Nothing here")).isVisible();
        });
    }

    @Test
    void anAddressThatIsNotConfirmedGetsNoAccount() {
        PROVIDER.serve(baseUrl());
        PROVIDER.person("lauri", claims("lauri@nord.example", false, List.of("film-makers")));
        browse(page -> {
            page.navigate("/login");
            atProvider(page, "lauri");
            assertThat(page.getByRole(AriaRole.ALERT).first())
                    .containsText("did not confirm your email address");
            page.navigate(NORD);
            assertThat(heading(page, "Sign in")).isVisible();
        });
    }

    @Test
    void anAccountIsNotTakenOverButConnectedByItsPassword() {
        PROVIDER.serve(baseUrl());
        PROVIDER.person("vera", claims("vera@nord.example", true, List.of()));
        browse(page -> {
            page.navigate("/login");
            atProvider(page, "vera");
            assertThat(page.getByRole(AriaRole.ALERT).first())
                    .containsText("There is an account with your address already");
            page.navigate(NORD);
            assertThat(heading(page, "Sign in")).isVisible();
            HouseStory.signIn(page, "vera@nord.example");

            page.context().clearCookies();
            page.navigate("/login");
            atProvider(page, "vera");
            assertThat(page).hasURL(Pattern.compile(".*/t/studio-nord$"));
        });
    }

    private void browse(java.util.function.Consumer<Page> steps) {
        browser()
                .story(
                        "single-sign-on",
                        baseUrl(),
                        page -> {
                            page.setDefaultTimeout(30_000);
                            steps.accept(page);
                        });
    }

    /** At the company's own page, which is the plain one of its software. */
    private static void atProvider(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(BUTTON)).click();
        page.waitForURL(address -> address.startsWith(PROVIDER.issuer()));
        page.locator("input[name=username]").fill(name);
        page.locator("input[name=password]").fill(OidcServer.PASSWORD);
        page.locator("button[type=submit]").click();
        page.waitForURL(address -> !address.startsWith(PROVIDER.issuer()));
    }

    private static Map<String, Object> claims(String email, boolean verified, List<String> groups) {
        return Map.of(
                "email", email, "email_verified", verified, "name", "Somebody", "groups", groups);
    }
}
