package io.framehouse.gallery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.gallery.ShareMade;
import io.framehouse.ui.CopyButton;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.TimeFormat;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** Asks for how long something is shown outside, and shows the link this once. */
public final class ShareDialog extends Dialog {
    private static final List<Integer> DAYS = List.of(1, 7, 30, 90);
    private static final int USUAL = 7;

    private final Select<Integer> days = new Select<>();
    private final transient Function<Duration, ShareMade> share;
    private final transient ZoneId zone;
    private final transient Runnable closed;
    private boolean shown;

    /**
     * A dialog that is not open yet.
     *
     * @param what names it, such as {@code this video}
     * @param shows the same, and what else the link will show
     * @param share makes the link, or refuses
     * @param closed runs once a link was made and the dialog is closed
     */
    public ShareDialog(
            String what,
            String shows,
            ZoneId zone,
            Function<Duration, ShareMade> share,
            Runnable closed) {
        super("Share " + what + " outside");
        this.share = share;
        this.zone = zone;
        this.closed = closed;
        addClassName("share-dialog");
        days.setLabel("The link opens for");
        days.setItems(DAYS);
        days.setItemLabelGenerator(count -> count == 1 ? "1 day" : count + " days");
        days.setValue(USUAL);
        add(
                new Paragraph(
                        "Whoever has the link can look at "
                                + shows
                                + ", without signing in. Titles are shown; prompts, costs and names"
                                + " of people are not. You can take the link back at any time."),
                days);
        Button make = new Button("Create link", click -> make());
        make.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), make);
        addDialogCloseActionListener(asked -> {
            if (!shown) {
                close();
            }
        });
    }

    private void make() {
        ShareMade[] made = new ShareMade[1];
        if (Outcomes.run(() -> made[0] = share.apply(Duration.ofDays(days.getValue())))) {
            shown = true;
            UI.getCurrentOrThrow()
                    .getPage()
                    .fetchCurrentURL(url ->
                            show(
                                    made[0],
                                    url.getProtocol()
                                            + "://"
                                            + url.getAuthority()
                                            + made[0].path()));
        }
    }

    private void show(ShareMade made, String address) {
        removeAll();
        getFooter().removeAll();
        setHeaderTitle("Copy the link now");
        add(
                new Paragraph(
                        "It is shown only once, and opens until "
                                + TimeFormat.absolute(made.share().expiresAt(), zone)
                                + "."),
                link(address));
        Button done = new Button("Done");
        done.addThemeVariants(ButtonVariant.PRIMARY);
        done.addClickListener(click -> {
            close();
            closed.run();
        });
        getFooter().add(done);
    }

    private static Component link(String address) {
        TextField field = new TextField("Link");
        field.setValue(address);
        field.setReadOnly(true);
        field.setAutoselect(true);
        Div row = new Div(field, CopyButton.labelled("Copy link", "link", address));
        row.addClassName("share-dialog__link");
        return row;
    }
}
