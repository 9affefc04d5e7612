package io.framehouse.gallery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.framehouse.jobs.ui.JobsNavigation;
import io.framehouse.shared.Action;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.FilterBar;
import io.framehouse.ui.LiveUpdates;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.SidePanel;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
        GalleryFilter filter = GalleryFilter.of(query);
        Screen shown = screen;
        if (shown == null || !shown.isOf(team, filter)) {
            removeAll();
            shown = new Screen(team, filter);
            screen = shown;
        }
        shown.showItem(GalleryFilter.itemOf(query).orElse(null));
    }

    /** The wall of one team. */
    private final class Screen implements ItemPanel.Actions {
        private final CurrentTeam team;
        private final GalleryFilter filter;
        private final GalleryModel model;
        private final FilterBar bar = new FilterBar("Search prompts");
        private final SafeBlock content;
        private final SidePanel panel;
        private @Nullable Wall wall;
        private @Nullable UUID open;

        Screen(CurrentTeam team, GalleryFilter filter) {
            this.team = team;
            this.filter = filter;
            model = new GalleryModel(services, team);
            content =
                    new SafeBlock("Could not load the gallery. Your videos are safe.", this::load);
            fillBar();
            Div master = new Div(new PageHeader("Gallery"), bar, content);
            master.addClassNames("gallery__master");
            panel = new SidePanel(master).onClose(() -> navigate(null));
            add(panel);
            live.bind(content, team.id(), Set.of("asset"), this::refresh);
        }

        boolean isOf(CurrentTeam other, GalleryFilter shown) {
            return team.equals(other) && filter.equals(shown);
        }

        void showItem(@Nullable UUID asset) {
            UUID before = open;
            open = asset;
            if (asset == null) {
                panel.close();
                if (before != null && wall != null) {
                    wall.focusTile(before.toString());
                }
                return;
            }
            Optional<GalleryModel.Item> item = model.item(asset);
            if (item.isEmpty()) {
                panel.open(
                        "No video here",
                        new Paragraph("The id is wrong, or it belongs to another team."));
                return;
            }
            String title = model.title(item.get().video().model());
            panel.open(
                    VideoWords.heading(item.get().video()),
                    new ItemPanel(team, item.get(), title, this));
        }

        private void fillBar() {
            Select<String> models = new Select<>();
            models.setAriaLabel("Model");
            List<String> choices = new ArrayList<>(List.of(""));
            choices.addAll(model.models());
            models.setItems(choices);
            models.setItemLabelGenerator(id -> id.isEmpty() ? "All models" : model.title(id));
            models.setValue(filter.model() == null ? "" : filter.model());
            models.addValueChangeListener(change ->
                    apply(
                            new GalleryFilter(
                                    filter.text(),
                                    change.getValue().isEmpty() ? null : change.getValue())));
            bar.filters(models);
            bar.setSearch(filter.text());
            bar.onSearch(words -> apply(new GalleryFilter(words, filter.model())));
            bar.onClearAll(() -> apply(GalleryFilter.none()));
            bar.setChips(chips());
        }

        private List<FilterBar.Chip> chips() {
            List<FilterBar.Chip> chips = new ArrayList<>();
            String chosen = filter.model();
            if (chosen != null) {
                chips.add(
                        new FilterBar.Chip(
                                "Model: " + model.title(chosen),
                                () -> apply(new GalleryFilter(filter.text(), null))));
            }
            if (!filter.text().isEmpty()) {
                chips.add(
                        new FilterBar.Chip(
                                "Search: " + filter.text(),
                                () -> apply(new GalleryFilter("", filter.model()))));
            }
            return chips;
        }

        private Component load() {
            model.load(filter);
            if (model.videos().isEmpty()) {
                wall = null;
                bar.setResult("");
                return empty();
            }
            Wall drawn = new Wall(model, () -> bar.setResult(model.summary()));
            wall = drawn;
            bar.setResult(model.summary());
            return drawn;
        }

        /** A person who reads on is not thrown back: only a wall of one page is drawn anew. */
        private void refresh() {
            if (model.videos().size() <= GalleryModel.PAGE && model.isOutdated()) {
                content.load();
            }
        }

        private Component empty() {
            if (filter.isActive() && model.hasAnyVideo()) {
                Button clear = new Button("Clear filters", click -> apply(GalleryFilter.none()));
                clear.addThemeVariants(ButtonVariant.PRIMARY);
                return new EmptyState(
                        VaadinIcon.FILTER,
                        "No videos match",
                        "Try fewer words, or clear " + filter.activeWords() + ".",
                        clear);
            }
            Component[] actions = mayCreate() ? new Component[] {createLink()} : new Component[0];
            return new EmptyState(
                    VaadinIcon.FILM,
                    "Your gallery is empty",
                    "Finished videos are copied here and stay, also after the provider deletes"
                            + " its own link.",
                    actions);
        }

        private Component createLink() {
            Anchor link = new Anchor(JobsNavigation.create(team));
            link.add(VaadinIcon.PLUS.create(), new Span("Create video"));
            link.addClassName("button-link");
            return link;
        }

        private void apply(GalleryFilter next) {
            UI.getCurrent().navigate(GalleryNavigation.wall(team), next.toQuery(null));
        }

        private void navigate(@Nullable UUID item) {
            UI.getCurrent().navigate(GalleryNavigation.wall(team), filter.toQuery(item));
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
