package io.framehouse.gallery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.framehouse.gallery.Share;
import io.framehouse.ui.TimeFormat;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Links that open now, each with how to take it back. */
final class ShareList extends UnorderedList {
    /**
     * The list.
     *
     * @param named whether each says what it shows
     * @param revoke null where the person may not
     */
    ShareList(List<Share> shares, ZoneId zone, boolean named, @Nullable Consumer<Share> revoke) {
        addClassName("share-list");
        shares.forEach(share -> {
            Div words = new Div();
            words.addClassName("share-list__words");
            if (named) {
                Span what = new Span(share.what());
                what.addClassName("share-list__what");
                what.getElement().setAttribute("dir", "auto");
                words.add(what);
            }
            words.add(new Span(words(share, zone)));
            ListItem item = new ListItem(words);
            if (revoke != null) {
                Button end = new Button("Take back", click -> revoke.accept(share));
                end.setAriaLabel("Take back the link to " + share.what());
                item.add(end);
            }
            add(item);
        });
        setVisible(!shares.isEmpty());
    }

    private static String words(Share share, ZoneId zone) {
        String opened =
                share.opened() == 0
                        ? "not opened yet"
                        : share.opened() == 1
                                ? "opened once"
                                : "opened " + share.opened() + " times";
        return "By "
                + share.madeBy()
                + ", until "
                + TimeFormat.absolute(share.expiresAt(), zone)
                + ", "
                + opened;
    }
}
