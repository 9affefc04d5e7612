package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.framehouse.TestDatabases;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.reports.Proof;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What people do in the console, in the words of its labels. After each story the books balance.
 */
@Story
abstract class HouseStory {
    static final String OWNER = "aino@nord.example";
    static final String NORD = "/t/studio-nord";
    static final String ACME = "/t/acme-films";
    private static final String PASSWORD = "framehouse-demo";
    private static Browser browser;

    @LocalServerPort int port;
    @Autowired Proof proof;
    @Autowired DataSource database;

    @BeforeAll
    static void openBrowser() {
        browser = Browser.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    /** What somebody left half filled in one story is not there in the next. */
    @BeforeEach
    void formsAreEmpty() throws SQLException {
        try (Connection ours = database.getConnection();
                Connection connection = TestDatabases.superuser(ours.getMetaData().getURL());
                Statement statement = connection.createStatement()) {
            statement.execute("delete from job_draft");
        }
    }

    /** After a line of the books was changed by hand, which only a test does. */
    static void sumsAreMadeAnew(Statement statement) throws SQLException {
        statement.execute("delete from usage_rollup_state");
    }

    @AfterEach
    void booksBalance() {
        Proof.Run run = CurrentActor.as(Actor.system("story"), proof::run);
        Assertions.assertThat(run.invariants())
                .allSatisfy(invariant -> Assertions.assertThat(invariant.items()).isEmpty());
        Assertions.assertThat(run.ok()).isTrue();
    }

    void as(String email, String story, Consumer<Page> steps) {
        as(email, story, Browser.Screen.DESKTOP, ColorScheme.LIGHT, steps);
    }

    void as(
            String email,
            String story,
            Browser.Screen screen,
            ColorScheme colors,
            Consumer<Page> steps) {
        as(email, story, screen, colors, Browser.Motion.REDUCED, steps);
    }

    void as(
            String email,
            String story,
            Browser.Screen screen,
            ColorScheme colors,
            Browser.Motion motion,
            Consumer<Page> steps) {
        browser.story(
                story,
                baseUrl(),
                screen,
                colors,
                motion,
                page -> {
                    page.setDefaultTimeout(30_000);
                    isSignedIn(page, email);
                    steps.accept(page);
                });
    }

    /** Signs in as people do, but does not wait for a first page that no story looks at. */
    private static void isSignedIn(Page page, String email) {
        List<Cookie> session = new ArrayList<>();
        page.route(
                "**/login",
                route -> {
                    if (route.request().method().equals("POST")) {
                        session.addAll(cookies(route, email));
                        route.fulfill(
                                new Route.FulfillOptions()
                                        .setContentType("text/html")
                                        .setBody("<title>Signed in</title>"));
                    } else {
                        route.resume();
                    }
                });
        giveCredentials(page, email);
        assertThat(page).hasTitle("Signed in");
        page.unrouteAll();
        // What the form still asked meanwhile may have been answered with another session.
        page.context().addCookies(session);
    }

    private static List<Cookie> cookies(Route route, String email) {
        APIResponse answer = route.fetch(new Route.FetchOptions().setMaxRedirects(0));
        Assertions.assertThat(answer.headers().get("location"))
                .as("where a sign-in of " + email + " leads")
                .isNotNull()
                .doesNotContain("/login");
        return answer.headersArray().stream()
                .filter(header -> header.name.equalsIgnoreCase("set-cookie"))
                .flatMap(header -> HttpCookie.parse(header.value).stream())
                .map(cookie ->
                        new Cookie(cookie.getName(), cookie.getValue())
                                .setUrl(route.request().url())
                                .setHttpOnly(cookie.isHttpOnly()))
                .toList();
    }

    static Browser browser() {
        return browser;
    }

    String baseUrl() {
        return "http://localhost:" + port;
    }

    static void signIn(Page page, String email) {
        giveCredentials(page, email);
        page.waitForURL(address -> !address.contains("/login"));
    }

    private static void giveCredentials(Page page, String email) {
        page.navigate("/login");
        page.getByLabel("Email").first().fill(email);
        page.getByLabel("Password").first().fill(PASSWORD);
        button(page, "Sign in").first().click();
    }

    /** Fills the create form of a model with a picture of our own. */
    static void fillIn(Page page, String team, String model, String prompt) {
        page.navigate(team + "/create?model=" + model);
        if (model.contains("reference")) {
            button(page, "Add subject").click();
        }
        Locator choose =
                page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^Choose file")));
        assertThat(choose.or(button(page, "Replace")).first()).isVisible();
        if (choose.count() > 0) {
            FileChooser chooser = page.waitForFileChooser(() -> choose.first().click());
            chooser.setFiles(picture());
        }
        assertThat(page.getByText(Pattern.compile("^Fits |1 of 7 images")).first()).isVisible();
        page.getByLabel("Prompt").first().fill(prompt);
    }

    /** Presses the button that names what is held. */
    static void send(Page page) {
        Locator create =
                page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName(Pattern.compile("^Create video . hold ")));
        settled(page);
        assertThat(create.first()).isEnabled();
        create.first().click();
    }

    /** Nothing is on its way between page and server: no answer moves what is pressed next. */
    static void settled(Page page) {
        page.waitForFunction(
                "() => Object.values(window.Vaadin.Flow.clients)"
                        + ".every(client => !client.isActive || !client.isActive())");
    }

    /** The dialog that was just asked for: what is behind it may bear the same labels. */
    static Locator dialog(Page page) {
        // The element itself has no box, what is in it has one.
        Locator dialog = page.locator("vaadin-dialog[opened]").last();
        assertThat(dialog).isAttached();
        settled(page);
        return dialog;
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Path picture() {
        return picture(640, 360);
    }

    static Path picture(int width, int height) {
        try {
            String uri = HouseFixtures.picture(width, height);
            byte[] png = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
            return Files.write(Files.createTempFile("robot", ".png"), png);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
