package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.storage.UploadCard;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.RowMenu;
import io.framehouse.ui.TimeText;

/** A picture of the library with what is known of it. */
final class LibraryTile extends ListItem {
    /** What a tile asks of its screen. */
    interface Actions {
        boolean mayCreate();

        boolean mayEdit();

        boolean mayDelete();

        void pin(UploadCard card, boolean pinned);

        void delete(UploadCard card);
    }

    LibraryTile(CurrentTeam team, UploadCard card, Picture picture, Actions actions) {
        addClassNames("library-tile", "card");
        Image image = new Image(picture.link(), picture.name());
        image.getElement().setAttribute("loading", "lazy");
        Anchor plate = new Anchor(picture.link());
        plate.add(image);
        plate.setRouterIgnore(true);
        plate.setTarget("_blank");
        plate.addClassName("library-tile__plate");
        plate.setAriaLabel("Open " + picture.name());
        Span name = new Span(picture.name());
        name.addClassNames("truncate", "library-tile__name");
        name.setTitle(picture.name());
        Div head = new Div(name);
        head.addClassName("library-tile__head");
        if (card.pinned()) {
            Span pinned = new Span(VaadinIcon.PIN.create(), new Span("Pinned"));
            pinned.addClassName("library-tile__pinned");
            head.add(pinned);
        }
        head.add(menu(card, picture, actions));
        add(plate, head, hint(new Span(picture.facts())), hint(given(team, card)));
        add(foot(team, card, picture, actions));
    }

    private static Component menu(UploadCard card, Picture picture, Actions actions) {
        RowMenu menu = new RowMenu(picture.name());
        if (actions.mayEdit()) {
            menu.entry(
                    card.pinned() ? "Unpin image" : "Pin image",
                    () -> actions.pin(card, !card.pinned()));
        }
        if (actions.mayDelete()) {
            menu.entry("Delete image", () -> actions.delete(card));
        }
        menu.setVisible(actions.mayEdit() || actions.mayDelete());
        return menu;
    }

    private static Span given(CurrentTeam team, UploadCard card) {
        return new Span(
                new Span("by " + card.createdBy() + " \u00b7 "),
                TimeText.relative(card.upload().createdAt(), team.zone()));
    }

    private static Component foot(
            CurrentTeam team, UploadCard card, Picture picture, Actions actions) {
        long jobs = card.jobs();
        Component used =
                hint(
                        new Span(
                                jobs == 0
                                        ? "Not used yet"
                                        : jobs == 1
                                                ? "Used in 1 job"
                                                : "Used in " + jobs + " jobs"));
        Div foot = new Div(used);
        foot.addClassName("library-tile__foot");
        if (actions.mayCreate()) {
            Anchor use =
                    new Anchor(
                            JobsNavigation.createWithImage(team, picture.reference()),
                            "Create video");
            use.setAriaLabel("Create video from " + picture.name());
            use.addClassName("button-link");
            foot.add(use);
        }
        return foot;
    }

    private static Component hint(Span text) {
        text.addClassNames("create-hint", "num");
        return text;
    }
}
