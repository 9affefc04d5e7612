package io.framehouse.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.gallery.AssetCard;
import io.framehouse.reports.UsageReport;
import io.framehouse.shared.Action;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.LiveUpdates;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What is running, what is new, what needs me. */
@Route("t/:team")
@PermitAll
final class HomeView extends TeamView {
    private static final String FAILED = "Could not load your team's overview.";

    private final transient HomeServices services;
    private final transient ShellServices shell;
    private final transient LiveUpdates live;

    HomeView(TeamDoor door, HomeServices services, ShellServices shell, LiveUpdates live) {
        super(door, Action.VIEW_TEAM, "Home");
        this.services = services;
        this.shell = shell;
        this.live = live;
        addClassName("home");
    }

    @Override
    protected void show(CurrentTeam team, BeforeEnterEvent event) {
        removeAll();
        add(new PageHeader("Home"));
        if (may(Action.VIEW_JOBS)) {
            add(liveBlock(team, "job", () -> new NeedsYouBlock(team, services.checking(team))));
        }
        if (may(Action.MANAGE_BUDGETS)) {
            add(
                    liveBlock(
                            team,
                            "budget_request",
                            () ->
                                    RequestsNeedYou.forCredits(
                                            team, services.waitingRequests(team))));
        }
        if (may(Action.MANAGE_MODELS)) {
            add(
                    liveBlock(
                            team,
                            "model_request",
                            () ->
                                    RequestsNeedYou.forModels(
                                            team, shell.waitingModelRequests(team))));
        }
        Div columns = new Div(work(team), side(team));
        columns.addClassName("home__columns");
        add(columns);
    }

    private Component work(CurrentTeam team) {
        Div work = new Div();
        work.addClassName("home__work");
        if (may(Action.VIEW_JOBS)) {
            work.add(
                    section(
                            "running",
                            heading("Running now", team.path(NavigationItems.JOBS), "Jobs"),
                            liveBlock(
                                    team,
                                    "job",
                                    () ->
                                            new RunningBlock(
                                                    team,
                                                    services.running(team),
                                                    services::modelTitle))));
        }
        if (may(Action.VIEW_ASSETS)) {
            work.add(
                    section(
                            "latest",
                            heading("Latest videos", team.path(NavigationItems.GALLERY), "Gallery"),
                            liveBlock(team, "asset", () -> latest(team))));
        }
        return work;
    }

    private Component side(CurrentTeam team) {
        Div side = new Div();
        side.addClassName("home__side");
        if (may(Action.VIEW_BUDGETS)) {
            side.add(
                    section(
                            "available",
                            heading("Available to you"),
                            liveBlock(
                                    team,
                                    "balance",
                                    () ->
                                            new AvailableBlock(
                                                    team, shell.glance(team), services.now()))));
        }
        if (may(Action.VIEW_USAGE)) {
            side.add(
                    section(
                            "spending",
                            heading("Spending, last 30 days"),
                            liveBlock(team, "balance", () -> spending(team))));
        }
        return side;
    }

    private Component spending(CurrentTeam team) {
        UsageReport.Usage usage = services.spending(team);
        Spending bars = new Spending(usage, services.today(team), HomeServices.SPENDING_DAYS);
        Div card = new Div(new SpendingSummary(usage), bars);
        card.addClassName("card");
        return card;
    }

    private Component latest(CurrentTeam team) {
        List<AssetCard> videos = services.latest(team);
        if (videos.isEmpty()) {
            return noVideos(team);
        }
        UnorderedList tiles = new UnorderedList();
        tiles.addClassName("video-tiles");
        videos.forEach(video -> tiles.add(new ListItem(new VideoTile(team, video))));
        return tiles;
    }

    private Component noVideos(CurrentTeam team) {
        int models = services.modelCount(team);
        if (models == 0) {
            return new EmptyState(
                    VaadinIcon.CUBES,
                    "No models yet",
                    "No models are switched on for %s. Ask %s to allow one."
                            .formatted(team.name(), admins(team)));
        }
        String text =
                "Your team has %d %s. Write a prompt, add a picture, and the price is shown before"
                                .formatted(models, models == 1 ? "model" : "models")
                        + " anything is held.";
        return may(Action.SUBMIT_JOB)
                ? new EmptyState(VaadinIcon.FILM, "No videos yet", text, createLink(team))
                : new EmptyState(
                        VaadinIcon.FILM,
                        "No videos yet",
                        "Videos that members of your team create appear here.");
    }

    private String admins(CurrentTeam team) {
        List<String> names = services.admins(team);
        return names.isEmpty()
                ? "a platform admin"
                : String.join(" or ", names)
                        + (names.size() == 1 ? " (team admin)" : " (team admins)");
    }

    private static Component createLink(CurrentTeam team) {
        Anchor link = new Anchor(team.path(NavigationItems.CREATE), "Create your first video");
        link.addClassName("create-link");
        return link;
    }

    private SafeBlock liveBlock(
            CurrentTeam team, String topic, Supplier<? extends Component> content) {
        SafeBlock block = new SafeBlock(FAILED, content);
        live.bind(block, team.id(), Set.of(topic), block::load);
        return block;
    }

    private static Component section(String name, Component heading, Component content) {
        Section section = new Section(heading, content);
        section.addClassNames("home__section", "home__section--" + name);
        return section;
    }

    private static Component heading(String title) {
        H2 heading = new H2(title);
        heading.addClassName("section-title");
        return heading;
    }

    private static Component heading(String title, String path, String linkText) {
        Div row = new Div(heading(title), new Anchor(path, linkText + " \u2192"));
        row.addClassName("section-head");
        return row;
    }
}
