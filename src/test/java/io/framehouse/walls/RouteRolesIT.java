package io.framehouse.walls;

import static io.framehouse.shared.Action.MANAGE_OWN_KEYS;
import static io.framehouse.shared.Action.MANAGE_PROVIDERS;
import static io.framehouse.shared.Action.MANAGE_TEAMS;
import static io.framehouse.shared.Action.MANAGE_TEAM_SETTINGS;
import static io.framehouse.shared.Action.MANAGE_WEBHOOKS;
import static io.framehouse.shared.Action.RESOLVE_JOBS;
import static io.framehouse.shared.Action.SUBMIT_JOB;
import static io.framehouse.shared.Action.VIEW_ALL_USAGE;
import static io.framehouse.shared.Action.VIEW_ASSETS;
import static io.framehouse.shared.Action.VIEW_AUDIT;
import static io.framehouse.shared.Action.VIEW_BILLS;
import static io.framehouse.shared.Action.VIEW_BUDGETS;
import static io.framehouse.shared.Action.VIEW_JOBS;
import static io.framehouse.shared.Action.VIEW_MEMBERS;
import static io.framehouse.shared.Action.VIEW_MODELS;
import static io.framehouse.shared.Action.VIEW_MONTHS;
import static io.framehouse.shared.Action.VIEW_PRICES;
import static io.framehouse.shared.Action.VIEW_PROOF;
import static io.framehouse.shared.Action.VIEW_STATEMENTS;
import static io.framehouse.shared.Action.VIEW_TEAM;
import static io.framehouse.shared.Action.VIEW_USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.RouteConfiguration;
import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.People;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.JobBench;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Teams;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;

/** Every page for every role: it opens, or it looks like a wrong address. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {JobBench.QUIET, "framehouse.copies.enabled=false"})
@PostgresTest
@Import({HouseFixtures.class, JobBench.class, JobBench.Time.class})
@WithMockUser
class RouteRolesIT extends SpringBrowserlessTest {
    /** Pages of one team, and what opens them there. */
    private static final Map<String, Action> OF_A_TEAM =
            Map.ofEntries(
                    Map.entry("t/:team", VIEW_TEAM),
                    Map.entry("t/:team/create", SUBMIT_JOB),
                    Map.entry("t/:team/jobs", VIEW_JOBS),
                    Map.entry("t/:team/jobs/:job", VIEW_JOBS),
                    Map.entry("t/:team/gallery", VIEW_ASSETS),
                    Map.entry("t/:team/collections", VIEW_ASSETS),
                    Map.entry("t/:team/library", VIEW_JOBS),
                    Map.entry("t/:team/models", VIEW_MODELS),
                    Map.entry("t/:team/budgets/:level?", VIEW_BUDGETS),
                    Map.entry("t/:team/usage", VIEW_USAGE),
                    Map.entry("t/:team/downloads", VIEW_USAGE),
                    Map.entry("t/:team/usage/cost-centres", VIEW_STATEMENTS),
                    Map.entry("t/:team/keys", MANAGE_OWN_KEYS),
                    Map.entry("t/:team/webhooks/:webhook?", MANAGE_WEBHOOKS),
                    Map.entry("t/:team/settings", MANAGE_TEAM_SETTINGS),
                    Map.entry("t/:team/members", VIEW_MEMBERS),
                    Map.entry("t/:team/audit", VIEW_AUDIT));

    /** Pages of the platform. */
    private static final Map<String, Action> OF_THE_PLATFORM =
            Map.ofEntries(
                    Map.entry("admin/teams/:slug?", MANAGE_TEAMS),
                    Map.entry("admin/providers/:account?", MANAGE_PROVIDERS),
                    Map.entry("admin/prices/:model?", VIEW_PRICES),
                    Map.entry("admin/jobs/:job?", RESOLVE_JOBS),
                    Map.entry("admin/reconciliation", MANAGE_PROVIDERS),
                    Map.entry("admin/keys", MANAGE_TEAMS),
                    Map.entry("admin/audit", VIEW_AUDIT),
                    Map.entry("admin/people", MANAGE_TEAMS),
                    Map.entry("admin/sign-in", MANAGE_TEAMS),
                    Map.entry("admin/storage", MANAGE_TEAMS),
                    Map.entry("admin/proof", VIEW_PROOF),
                    Map.entry("finance/close/:month?", VIEW_MONTHS),
                    Map.entry("finance/downloads", VIEW_ALL_USAGE),
                    Map.entry("finance/allocation", VIEW_ALL_USAGE),
                    Map.entry("finance/bills/:bill?", VIEW_BILLS),
                    Map.entry("finance/usage", VIEW_ALL_USAGE));

    /** Pages of whoever is signed in. */
    private static final Set<String> OF_EVERYBODY = Set.of("", "me", "me/notices", "me/security");

    /** Pages between the two steps of a sign-in; see SecondFactorIT for whom they open. */
    private static final Set<String> BETWEEN = Set.of("login/second");

    /** Pages that open before anybody has signed in. */
    private static final Set<String> OPEN =
            Set.of("login", "setup", "invite/:token", "reset/:token?");

    private static final String OPENS = "opens";
    private static final String NOTHING_HERE = "nothing here";
    private static final String SIGN_IN = "sign-in";
    private static final String LEADS_ELSEWHERE = "leads elsewhere";

    @Autowired HouseFixtures house;
    @Autowired Teams teams;
    @Autowired People people;

    private TeamId team;
    private Map<String, Actor> actors;

    @BeforeEach
    void makeTeam() {
        team = house.team(Credits.of(1_000));
        // An admin, so that the sign-in does not lead to the set-up.
        actors = Callers.people(AccessFixtures.person(people, PlatformRole.ADMIN), team);
    }

    @Test
    void everyPageSaysWhomItIsFor() {
        Set<String> known =
                Stream.of(OF_A_TEAM.keySet(), OF_THE_PLATFORM.keySet(), OF_EVERYBODY, BETWEEN, OPEN)
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet());
        assertThat(pages().keySet())
                .as("pages of the application; say here whom each is for")
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void pagesOfATeamOpenForThoseWhoMayAndForNobodyElse() {
        OF_A_TEAM.forEach((page, action) -> check(page, actor -> actor.may(team, action)));
    }

    @Test
    void pagesOfThePlatformOpenForItsRolesAndForNobodyElse() {
        OF_THE_PLATFORM.forEach(
                (page, action) -> check(page, actor -> actor.mayOnPlatform(action)));
    }

    private void check(String page, Predicate<Actor> may) {
        String address = address(page);
        Class<? extends Component> view = pages().get(page);
        Map<String, String> expected = new LinkedHashMap<>();
        Map<String, String> actual = new LinkedHashMap<>();
        actors.forEach((name, actor) -> {
            expected.put(name, may.test(actor) ? OPENS : NOTHING_HERE);
            actual.put(name, CurrentActor.as(actor, () -> outcome(address, view)));
        });
        assertThat(actual).as(page).isEqualTo(expected);
    }

    @Test
    void everybodySignedInHasAPlaceToGo() {
        actors.forEach((name, actor) ->
                OF_EVERYBODY.forEach(page ->
                        assertThat(CurrentActor.as(actor, () -> outcome(page, pages().get(page))))
                                .as(page + " for " + name)
                                .isIn(OPENS, LEADS_ELSEWHERE)));
    }

    @Test
    @WithAnonymousUser
    void nobodyIsLedToTheSignInFromEveryPageButTheOpenOnes() {
        Map<String, String> outcomes = new TreeMap<>();
        pages().forEach((page, view) -> outcomes.put(page, outcome(address(page), view)));
        assertThat(outcomes)
                .allSatisfy((page, outcome) ->
                        assertThat(outcome).isEqualTo(OPEN.contains(page) ? OPENS : SIGN_IN));
    }

    private String outcome(String address, Class<? extends Component> view) {
        try {
            navigate(address, view);
            return OPENS;
        } catch (AssertionError | IllegalArgumentException other) {
            String message = String.valueOf(other.getMessage());
            if (message.contains("NotFoundView") || message.contains("NoAccessView")) {
                return NOTHING_HERE;
            }
            return message.contains("LoginView") ? SIGN_IN : LEADS_ELSEWHERE;
        }
    }

    /** The address of a page with what it needs and nothing more. */
    private String address(String page) {
        String slug = CurrentActor.as(HouseFixtures.SYSTEM, () -> teams.get(team)).slug();
        String plain = page.replaceAll("/:[a-z]+\\?", "").replace(":team", slug);
        return plain.contains(":job") ? plain.replace(":job", job()) : plain;
    }

    private String job() {
        return house.submit(team, HouseFixtures.MODELS.getFirst(), "a fox").id().toString();
    }

    /** Every registered page by its template, under all its addresses; those of tests left out. */
    private static Map<String, Class<? extends Component>> pages() {
        Map<String, Class<? extends Component>> pages = new TreeMap<>();
        RouteConfiguration.forApplicationScope().getAvailableRoutes().stream()
                .filter(route -> !route.getNavigationTarget().getSimpleName().equals("KitView"))
                .forEach(route -> {
                    pages.put(route.getTemplate(), route.getNavigationTarget());
                    route.getRouteAliases()
                            .forEach(alias ->
                                    pages.put(alias.getTemplate(), route.getNavigationTarget()));
                });
        return pages;
    }
}
