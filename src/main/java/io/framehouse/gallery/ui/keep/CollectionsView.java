package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.gallery.CollectionData.Visibility;
import io.framehouse.gallery.VideoCollection;
import io.framehouse.gallery.ui.GalleryNavigation;
import io.framehouse.shared.Action;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.RowMenu;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import io.framehouse.ui.Toast;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Set;

/** Videos that people put together; an open collection is the gallery, narrowed to it. */
@Route("t/:team/collections")
@PermitAll
final class CollectionsView extends TeamView {
    private final transient KeepServices services;

    CollectionsView(TeamDoor door, KeepServices services) {
        super(door, Action.VIEW_ASSETS, "Collections");
        this.services = services;
        addClassName("collections");
    }

    @Override
    protected void show(CurrentTeam team, BeforeEnterEvent event) {
        removeAll();
        add(new Screen(team, may(Action.EDIT_ASSETS)).content());
    }

    /** The collections of one team. */
    private final class Screen {
        private final CollectionsModel model;
        private final boolean edit;
        private final SafeBlock list;

        Screen(CurrentTeam team, boolean edit) {
            this.edit = edit;
            model = new CollectionsModel(services, team);
            list = new SafeBlock("Could not load the collections.", this::load);
            services.live().bind(list, team.id(), Set.of("asset"), this::refresh);
        }

        Component[] content() {
            PageHeader header =
                    new PageHeader(
                            "Collections",
                            "Videos put together for a client, a campaign or a mood.");
            if (edit) {
                header.actions(create());
            }
            return new Component[] {header, list};
        }

        private Button create() {
            Button create = new Button("New collection", VaadinIcon.PLUS.create());
            create.addThemeVariants(ButtonVariant.PRIMARY);
            create.addClickListener(click -> createOne());
            return create;
        }

        private void refresh() {
            if (model.isOutdated()) {
                list.load();
            }
        }

        private Component load() {
            List<VideoCollection> collections = model.load();
            if (collections.isEmpty()) {
                return new EmptyState(
                        VaadinIcon.FOLDER_OPEN_O,
                        "No collections yet",
                        edit
                                ? "Begin with an empty one, or select videos in the gallery and add"
                                        + " them."
                                : "Those who edit videos put them together here.");
            }
            UnorderedList cards = new UnorderedList();
            cards.addClassName("collections__cards");
            collections.forEach(one -> cards.add(card(one)));
            return cards;
        }

        private CollectionCard card(VideoCollection collection) {
            String address =
                    GalleryNavigation.wall(model.team()) + "?collection=" + collection.id();
            CollectionCard card = new CollectionCard(collection, address);
            if (!edit) {
                return card;
            }
            RowMenu menu = new RowMenu(collection.data().name());
            menu.entry("Edit collection", () -> edit(collection));
            if (may(Action.SHARE_OUTSIDE) && collection.data().visibility() == Visibility.TEAM) {
                menu.entry("Share outside", () -> share(collection));
            }
            if (collection.deletable()) {
                menu.entry("Delete collection", () -> delete(collection));
            }
            return card.menu(menu);
        }

        private void createOne() {
            CollectionForm form = new CollectionForm(null, 0);
            new KeepDialog(
                            "New collection",
                            List.of(form),
                            "Create collection",
                            () -> model.create(form.data()),
                            form::showErrors,
                            list::load)
                    .open();
            form.focus();
        }

        private void edit(VideoCollection collection) {
            CollectionForm form = new CollectionForm(collection, model.links(collection));
            new KeepDialog(
                            "Edit " + ConfirmDialogs.cut(collection.data().name()),
                            List.of(form),
                            "Save collection",
                            () -> model.change(collection, form.data()),
                            form::showErrors,
                            list::load)
                    .open();
            form.focus();
        }

        private void share(VideoCollection collection) {
            Dialog dialog = new Dialog(ConfirmDialogs.cut(collection.data().name()));
            dialog.addClassName("keep-dialog");
            dialog.add(services.sharing().ofCollection(model.team(), collection.id()));
            dialog.getFooter().add(new Button("Close", click -> dialog.close()));
            dialog.open();
        }

        private void delete(VideoCollection collection) {
            String name = ConfirmDialogs.cut(collection.data().name());
            ConfirmDialogs.ask(
                    "Delete collection \u201c" + name + "\u201d?",
                    KeepWords.deletion(collection.videos(), model.links(collection)),
                    "Delete collection",
                    "Keep collection",
                    () -> {
                        if (Outcomes.run(() -> model.delete(collection))) {
                            Toast.success("\u201c" + name + "\u201d is deleted.");
                            list.load();
                        }
                    });
        }
    }
}
