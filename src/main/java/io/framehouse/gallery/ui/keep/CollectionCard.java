package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.gallery.CollectionData.Visibility;
import io.framehouse.gallery.VideoCollection;
import io.framehouse.ui.MediaPath;
import io.framehouse.ui.RowMenu;
import java.util.List;

/** One collection: covers of its newest videos, its name, how many there are and who sees it. */
final class CollectionCard extends ListItem {
    /**
     * A card.
     *
     * @param address where its videos are shown
     */
    CollectionCard(VideoCollection collection, String address) {
        addClassName("collection-card");
        H2 name = new H2(collection.data().name());
        name.addClassNames("collection-card__name", "truncate");
        name.getElement().setAttribute("dir", "auto");
        Anchor link = new Anchor(address, plate(collection.coverUrls()), name);
        link.addClassName("collection-card__link");
        Div facts = new Div(facts(collection));
        facts.addClassName("collection-card__facts");
        add(link, facts);
        String words = collection.data().description();
        if (!words.isEmpty()) {
            Paragraph text = new Paragraph(words);
            text.addClassName("collection-card__description");
            text.getElement().setAttribute("dir", "auto");
            add(text);
        }
    }

    CollectionCard menu(RowMenu menu) {
        menu.addClassName("collection-card__menu");
        add(menu);
        return this;
    }

    private static Component plate(List<String> covers) {
        Div plate = new Div();
        plate.addClassNames("collection-card__plate");
        plate.getElement().setAttribute("data-covers", String.valueOf(covers.size()));
        if (covers.isEmpty()) {
            plate.add(VaadinIcon.FILM.create());
        }
        for (String cover : covers) {
            Image picture = new Image(MediaPath.of(cover), "");
            picture.getElement().setAttribute("loading", "lazy");
            plate.add(picture);
        }
        return plate;
    }

    private static Component[] facts(VideoCollection collection) {
        Span count = new Span(KeepWords.videos(collection.videos()));
        count.addClassName("num");
        boolean team = collection.data().visibility() == Visibility.TEAM;
        Span who =
                new Span(
                        (team ? VaadinIcon.USERS : VaadinIcon.LOCK).create(),
                        new Span(team ? "Team" : "Only you"));
        who.addClassName("collection-card__who");
        Span owner = new Span(collection.mine() ? "by you" : "by " + collection.owner());
        return team ? new Component[] {count, who, owner} : new Component[] {count, who};
    }
}
