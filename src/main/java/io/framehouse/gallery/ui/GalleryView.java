package io.framehouse.gallery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.framehouse.gallery.WallPage;
import io.framehouse.gallery.ui.GalleryModel.Beginning;
import io.framehouse.shared.Action;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.LiveUpdates;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.SidePanel;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The team's videos: look, compare, find again, reuse. */
@Route("t/:team/gallery")
@PermitAll
final class GalleryView extends TeamView {
    private final transient GalleryServices services;
    private final transient LiveUpdates live;
    private transient @Nullable Screen screen;

    GalleryView(TeamDoor door, GalleryServices services, LiveUpdates live) {
        super(door, Action.VIEW_ASSETS, "Gallery");
        this.services = services;
        this.live = live;
        addClassName("gallery");
    }

    @Override
    protected void show(CurrentTeam team, BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        Screen shown = screen;
        if (shown == null || !shown.team.equals(team)) {
            removeAll();
            shown = new Screen(team, GalleryFilter.of(query));
            screen = shown;
        } else {
            shown.showFilter(GalleryFilter.of(query));
        }
        shown.showItem(GalleryFilter.itemOf(query).orElse(null));
    }

    /** The wall of one team. */
    private final class Screen implements ItemPanel.Actions, SelectionBar.Ticked {
        private static final long RECOUNT_NANOS = Duration.ofSeconds(10).toNanos();

        private final CurrentTeam team;
        private final GalleryModel model;
        private final WallTools tools;
        private final GalleryFilterBar bar;
        private final SelectionBar selection = new SelectionBar(this);
        private final SearchState preparing = new SearchState();
        private final SafeBlock content;
        private final SidePanel panel;
        private long countedNanos;
        private @Nullable WallPanel wall;
        private @Nullable UUID open;

        Screen(CurrentTeam team, GalleryFilter filter) {
            this.team = team;
            model = new GalleryModel(services, team);
            model.show(filter);
            bar = new GalleryFilterBar(model, this::apply);
            tools =
                    new WallTools(
                            model,
                            this::apply,
                            month -> onWall(shown -> shown.jump(month)),
                            () -> onWall(shown -> shown.choose(true)));
            content =
                    new SafeBlock("Could not load the gallery. Your videos are safe.", this::load);
            Div master =
                    new Div(new PageHeader("Gallery"), bar, preparing, tools, content, selection);
            master.addClassName("gallery__master");
            panel = new SidePanel(master).onClose(() -> navigate(null));
            add(panel);
            live.bind(content, team.id(), Set.of("asset"), this::refresh);
        }

        /** The same screen under another filter: only the wall is drawn anew. */
        void showFilter(GalleryFilter filter) {
            if (!filter.equals(model.filter())) {
                model.show(filter);
                content.update(this::redraw);
            }
        }

        void showItem(@Nullable UUID asset) {
            open = asset;
            onWall(shown -> shown.opened(asset));
            if (asset == null) {
                panel.close();
                return;
            }
            Optional<ItemModel> item = ItemModel.load(services.item(), team, asset);
            if (item.isEmpty()) {
                panel.open(
                        "No video here",
                        new Paragraph("The id is wrong, or it belongs to another team."));
                return;
            }
            panel.open(item.get().heading(), new ItemPanel(item.get(), this, services.item()));
        }

        private Component load() {
            wall = null;
            Beginning first = model.beginning();
            showTools(first.page());
            if (first.page().cards().isEmpty()) {
                return new EmptyWall(model, first.refused(), this::apply);
            }
            WallPanel shown = new WallPanel(model, first.page(), this::reload);
            wall = shown;
            return shown;
        }

        /** The same wall with other videos; false where there is none, or nothing to show on it. */
        private boolean redraw() {
            WallPanel shown = wall;
            WallPage first = model.beginning().page();
            if (shown == null || !shown.isAttached() || first.cards().isEmpty()) {
                return false;
            }
            showTools(first);
            shown.show(first);
            return true;
        }

        private void reload() {
            content.load();
        }

        private void showTools(WallPage first) {
            boolean empty = first.cards().isEmpty();
            List<SelectionAction> actions = model.actions();
            bar.show();
            preparing.show(model);
            tools.show(empty ? List.of() : model.months(), !empty && !actions.isEmpty());
            selection.offer(actions, this);
            count(empty);
        }

        private void count(boolean empty) {
            countedNanos = System.nanoTime();
            String summary = empty ? "" : model.summary();
            tools.setResult(summary);
            bar.setResult(summary);
        }

        /** The browser asks again for what it shows, so that nobody who reads on is thrown back. */
        private void refresh() {
            WallPanel shown = wall;
            if (shown == null || !shown.isAttached()) {
                content.load();
                return;
            }
            preparing.show(model);
            shown.news();
            if (System.nanoTime() - countedNanos > RECOUNT_NANOS) {
                count(false);
            }
        }

        private void onWall(Consumer<WallPanel> action) {
            if (wall != null) {
                action.accept(wall);
            }
        }

        private void apply(GalleryFilter next) {
            UI.getCurrent().navigate(GalleryNavigation.wall(team), next.toQuery(null));
        }

        private void navigate(@Nullable UUID item) {
            UI.getCurrent().navigate(GalleryNavigation.wall(team), model.filter().toQuery(item));
        }

        @Override
        public CurrentTeam team() {
            return team;
        }

        @Override
        public void run(SelectionAction action) {
            onWall(shown -> shown.chosen(videos -> action.run(team, videos, this::done)));
        }

        @Override
        public void clear() {
            onWall(shown -> shown.choose(false));
        }

        private void done() {
            clear();
            countedNanos = System.nanoTime() - RECOUNT_NANOS - 1;
            refresh();
        }

        @Override
        public boolean mayCreate() {
            return may(Action.SUBMIT_JOB);
        }

        @Override
        public void retry(UUID asset) {
            if (Outcomes.run(() -> model.retry(asset))) {
                showItem(asset);
            }
        }

        @Override
        public void step(int by) {
            UUID from = open;
            if (from != null) {
                model.neighbour(from, by).ifPresent(this::navigate);
            }
        }

        @Override
        public boolean hasNeighbour(int by) {
            UUID from = open;
            return from != null && model.neighbour(from, by).isPresent();
        }
    }
}
