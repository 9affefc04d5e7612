package io.framehouse.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.framehouse.notices.Notices;
import io.framehouse.notices.ui.NoticeBell;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Membership;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.LiveUpdates;
import io.framehouse.ui.Titled;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The frame: drawer, bar, bottom bar. Anybody may have it, because each page inside checks who
 * enters; without a person it is only the brand, for error pages.
 */
@Layout
@AnonymousAllowed
@JsModule("context://js/shell.js")
final class MainLayout extends AppLayout implements AfterNavigationObserver {
    private final transient ShellServices services;
    private final transient LiveUpdates live;
    private final Div bannerPlace = new Div();
    private final Main main = new Main();
    private final Div navbar = new Div();
    private final Div drawerHead = new Div();
    private final Scroller drawerBody = new Scroller();
    private final Div drawerFoot = new Div();
    private final Span title = new Span();
    private final Div avatarPlace = new Div();
    private final Div chipPlace = new Div();
    private final Div bellPlace = new Div();
    private final Div bottom = new Div();
    private transient @Nullable CurrentTeam shownTeam;
    private transient @Nullable CurrentTeam bellTeam;
    private @Nullable UserId shownUser;
    private @Nullable NoticeBell bell;

    MainLayout(ShellServices services, LiveUpdates live) {
        this.services = services;
        this.live = live;
        addClassName("shell");
        setPrimarySection(Section.DRAWER);
        main.addClassName("shell__main");
        navbar.addClassName("shell__navbar");
        title.addClassNames("shell__title", "truncate");
        chipPlace.addClassName("shell__chip");
        drawerHead.addClassName("drawer__head");
        drawerFoot.addClassName("drawer__foot");
        drawerBody.addClassName("drawer__body");
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel("Navigation");
        toggle.addThemeVariants(ButtonVariant.TERTIARY);
        avatarPlace.addClassName("shell__avatar");
        navbar.add(toggle, avatarPlace, title, chipPlace, bellPlace);
        addToNavbar(skipLink(), navbar);
        addToDrawer(drawerHead, drawerBody, drawerFoot);
        super.setContent(new Div(bannerPlace, main, bottom));
    }

    private static Component skipLink() {
        Anchor skip = new Anchor("#main", "Skip to content");
        skip.addClassName("skip-link");
        skip.setRouterIgnore(true);
        return skip;
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.getElement().removeAllChildren();
        main.getElement().appendChild(content.getElement());
    }

    @Override
    public void removeRouterLayoutContent(HasElement oldContent) {
        main.getElement().removeAllChildren();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        title.setText(
                event.getActiveChain().getFirst() instanceof Titled titled
                        ? titled.shortTitle()
                        : "");
        String path = event.getLocation().getPath();
        Optional<Actor> actor = services.actor();
        Optional<CurrentTeam> team =
                actor.flatMap(who ->
                        event.getRouteParameters()
                                .get(CurrentTeam.PARAMETER)
                                .flatMap(services::team)
                                .or(() -> services.homeTeam(who)));
        team.ifPresent(LastTeam::remember);
        actor.ifPresentOrElse(who -> show(who, team.orElse(null), path), this::showBrandOnly);
        getElement().executeJs("window.framehouse?.focusHeading?.($0)", path);
    }

    private void show(Actor actor, @Nullable CurrentTeam team, String path) {
        drawerHead.removeAll();
        drawerHead.add(brand());
        bottom.removeAll();
        bannerPlace.removeAll();
        if (team != null) {
            services.standing(team)
                    .flatMap(standing -> TeamBanner.of(team, standing))
                    .ifPresent(bannerPlace::add);
            drawerHead.add(new TeamSwitcher(team, memberships(actor), section(path)));
            if (actor.may(team.id(), Action.SUBMIT_JOB)) {
                drawerHead.add(createButton(team));
            }
            bottom.add(new BottomBar(actor, team, path, () -> setDrawerOpened(true)));
        }
        if (!Objects.equals(team, shownTeam) || drawerBody.getContent() == null) {
            shownTeam = team;
            showNavigation(actor, team);
        }
        showUser(actor);
        showBell(actor, team);
    }

    private void showNavigation(Actor actor, @Nullable CurrentTeam team) {
        DrawerNavigation navigation = new DrawerNavigation(NavigationItems.groups(actor, team));
        drawerBody.setContent(navigation);
        chipPlace.removeAll();
        avatarPlace.removeAll();
        if (team == null) {
            return;
        }
        avatarPlace.add(new TeamAvatar(team.name()));
        navigation.showOpenJobs(services.openJobs(team));
        live.bind(
                navigation,
                team.id(),
                Set.of("job"),
                () -> navigation.showOpenJobs(services.openJobs(team)));
        if (actor.may(team.id(), Action.MANAGE_BUDGETS)) {
            navigation.showRequests(services.waitingRequests(team));
            live.bind(
                    navigation,
                    team.id(),
                    Set.of("budget_request"),
                    () -> navigation.showRequests(services.waitingRequests(team)));
        }
        if (actor.may(team.id(), Action.MANAGE_MODELS)) {
            navigation.showModelRequests(services.waitingModelRequests(team));
            live.bind(
                    navigation,
                    team.id(),
                    Set.of("model_request"),
                    () -> navigation.showModelRequests(services.waitingModelRequests(team)));
        }
        if (actor.may(team.id(), Action.VIEW_BUDGETS)) {
            BalanceChip chip =
                    new BalanceChip(team, () -> services.glance(team), services.ask(team));
            live.bind(chip, team.id(), Set.of("balance", "job"), chip::refresh);
            chipPlace.add(chip);
        }
    }

    private void showUser(Actor actor) {
        UserId user = actor.userId();
        if (user != null && !user.equals(shownUser)) {
            shownUser = user;
            drawerFoot.removeAll();
            drawerFoot.add(
                    new UserMenu(
                            services.people(), services.people().profile(user), services::signOut));
        }
    }

    /** Made anew with the team, whose signals it hears; else each navigation reads it again. */
    private void showBell(Actor actor, @Nullable CurrentTeam team) {
        if (actor.kind() != Actor.Kind.PERSON) {
            return;
        }
        if (bell != null && bell.getParent().isPresent() && Objects.equals(team, bellTeam)) {
            bell.refresh();
            return;
        }
        bellTeam = team;
        NoticeBell made =
                new NoticeBell(services.notices(), team == null ? ZoneOffset.UTC : team.zone());
        if (team == null) {
            live.bind(made, made::refresh);
        } else {
            live.bind(made, team.id(), Set.of(Notices.TOPIC), made::refresh);
        }
        bellPlace.removeAll();
        bellPlace.add(made);
        bell = made;
    }

    private void showBrandOnly() {
        drawerHead.removeAll();
        drawerHead.add(brand());
        drawerBody.setContent(null);
        drawerFoot.removeAll();
        chipPlace.removeAll();
        bellPlace.removeAll();
        avatarPlace.removeAll();
        bannerPlace.removeAll();
        bottom.removeAll();
        shownTeam = null;
        shownUser = null;
    }

    private List<Membership> memberships(Actor actor) {
        UserId user = actor.userId();
        return user == null ? List.of() : services.memberships(user);
    }

    /** The section of {@code t/nord/jobs/0199…} is {@code jobs}. */
    private static String section(String path) {
        String[] parts = path.split("/", -1);
        return parts.length > 2 && parts[0].equals("t") ? parts[2] : "";
    }

    private static Component brand() {
        Anchor brand = new Anchor("");
        Span mark = new Span(VaadinIcon.PLAY_CIRCLE.create());
        mark.addClassName("brand__mark");
        brand.add(mark, new Span("Framehouse"));
        brand.addClassName("brand");
        return brand;
    }

    private static Component createButton(CurrentTeam team) {
        Anchor link = new Anchor(team.path(NavigationItems.CREATE));
        link.add(VaadinIcon.PLUS.create(), new Span("Create video"));
        link.addClassName("create-link");
        return link;
    }
}
