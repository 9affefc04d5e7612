package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.framehouse.shared.Action;
import io.framehouse.storage.UploadCard;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.FilterBar;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import io.framehouse.ui.Toast;
import jakarta.annotation.security.PermitAll;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The pictures of a team: look, add, use again. */
@Route("t/:team/library")
@PermitAll
final class LibraryView extends TeamView {
    private final transient LibraryServices services;

    LibraryView(TeamDoor door, LibraryServices services) {
        super(door, Action.VIEW_JOBS, "Library");
        this.services = services;
        addClassName("library");
    }

    @Override
    protected void show(CurrentTeam team, BeforeEnterEvent event) {
        removeAll();
        String words = event.getLocation().getQueryParameters().getSingleParameter("q").orElse("");
        new Screen(team, words.length() > 200 ? words.substring(0, 200) : words);
    }

    /** The library of one team. */
    private final class Screen implements LibraryTile.Actions, PictureInput.Source {
        private final CurrentTeam team;
        private final LibraryModel model;
        private final FilterBar bar = new FilterBar("Search file names and people");
        private final SafeBlock content;
        private String words;

        Screen(CurrentTeam team, String words) {
            this.team = team;
            this.words = words;
            model = new LibraryModel(services, team);
            bar.setSearch(words);
            bar.onSearch(this::search);
            PageHeader header =
                    new PageHeader(
                            "Library",
                            "Images your team gave, to make videos from. Pinned ones stay however"
                                    + " old they get.");
            content =
                    new SafeBlock("Could not load the library. Your images are safe.", this::load);
            add(header);
            if (mayCreate()) {
                PictureInput input =
                        new PictureInput(
                                "library",
                                this,
                                picture -> {
                                    Toast.success(picture.name() + " is in the library.");
                                    content.load();
                                },
                                errors -> Toast.error(errors.getFirst().message()));
                input.addClassName("library__input");
                add(input);
            }
            add(bar, content);
        }

        private void search(String typed) {
            words = typed;
            QueryParameters query =
                    typed.isEmpty()
                            ? QueryParameters.empty()
                            : QueryParameters.simple(Map.of("q", typed));
            UI.getCurrent()
                    .getPage()
                    .getHistory()
                    .replaceState(null, new Location(JobsNavigation.library(team), query));
            content.load();
        }

        private Component load() {
            List<UploadCard> cards = model.load(words);
            if (cards.isEmpty()) {
                bar.setVisible(model.isSearch());
                bar.setResult("");
                return empty();
            }
            bar.setVisible(true);
            UnorderedList grid = new UnorderedList();
            grid.addClassName("library__grid");
            Div all = new Div(grid);
            append(all, grid, cards);
            return all;
        }

        private void append(Div all, UnorderedList grid, List<UploadCard> cards) {
            cards.forEach(card -> grid.add(new LibraryTile(team, card, model.picture(card), this)));
            bar.setResult(model.summary());
            if (model.hasMore()) {
                Button more = new Button("Show more images");
                more.addClassName("image-grid__more");
                more.setDisableOnClick(true);
                more.addClickListener(click -> {
                    all.remove(more);
                    Outcomes.run(() -> append(all, grid, model.more()));
                });
                all.add(more);
            }
        }

        private Component empty() {
            if (model.isSearch()) {
                Button clear =
                        new Button(
                                "Clear search",
                                click -> {
                                    bar.setSearch("");
                                    search("");
                                });
                clear.addThemeVariants(ButtonVariant.PRIMARY);
                return new EmptyState(
                        VaadinIcon.FILTER, "No images match", "Try fewer letters.", clear);
            }
            return new EmptyState(
                    VaadinIcon.PICTURE,
                    "No images yet",
                    mayCreate()
                            ? "Drop one above. Images used in the create form and by the API are kept"
                                    + " here too."
                            : "Images that members use to make videos are kept here.");
        }

        @Override
        public boolean mayCreate() {
            return may(Action.SUBMIT_JOB);
        }

        @Override
        public boolean mayEdit() {
            return may(Action.EDIT_ASSETS);
        }

        @Override
        public boolean mayDelete() {
            return may(Action.TRASH_ASSETS);
        }

        @Override
        public void pin(UploadCard card, boolean pinned) {
            if (Outcomes.run(() -> model.pin(card.upload().id(), pinned))) {
                Toast.success(pinned ? "Pinned: it stays." : "Unpinned.");
                content.load();
            }
        }

        @Override
        public void delete(UploadCard card) {
            String name = model.picture(card).name();
            long jobs = card.jobs();
            ConfirmDialogs.ask(
                    "Delete \"" + ConfirmDialogs.cut(name) + "\"?",
                    jobs == 0
                            ? "No job uses it. It cannot be brought back."
                            : "It was used in %s, which stay, but can no longer be made again with it. It cannot be brought back."
                                    .formatted(jobs == 1 ? "1 job" : jobs + " jobs"),
                    "Delete image",
                    "Keep image",
                    () -> {
                        if (Outcomes.run(() -> model.delete(card.upload().id()))) {
                            Toast.success("Image deleted.");
                            content.load();
                        }
                    });
        }

        @Override
        public Picture store(Path file, String fileName) {
            return model.store(file, fileName);
        }

        @Override
        public Picture fetch(String link) {
            return model.fetch(link);
        }

        @Override
        public boolean canPick() {
            return false;
        }

        @Override
        public void pick(Consumer<Picture> onPicture) {
            throw new IllegalStateException("The library itself has nothing to pick from");
        }
    }
}
