package io.framehouse.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Says in a form that somebody else saved meanwhile, who and what, and lets the person choose; what
 * was typed stays in the fields. Hidden until there is something to say.
 */
public final class ConflictNote extends Div {
    public ConflictNote() {
        addClassNames("conflict-note", "aura-accent-orange");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    /** Such as {@code Mika P. changed this key at 10:31.} */
    public static String title(
            @Nullable String by, @Nullable Instant at, String object, ZoneId zone) {
        return (by == null ? "Somebody else" : by)
                + " changed "
                + object
                + (at == null ? "" : " at " + TimeFormat.time(at, zone))
                + ".";
    }

    /**
     * Shows a conflict.
     *
     * @param difference what is other now; empty where nothing of it is seen in the form
     * @param useTheirs fills the form with what is saved
     * @param saveMine saves the form over it
     */
    public void show(String title, String difference, Runnable useTheirs, Runnable saveMine) {
        removeAll();
        Paragraph what = new Paragraph(VaadinIcon.WARNING.create());
        what.add(title);
        what.addClassName("conflict-note__title");
        add(what);
        if (!difference.isEmpty()) {
            add(new Paragraph(difference));
        }
        add(new Paragraph("Your values are kept here and are not saved."));
        Div choice =
                new Div(
                        new Button("Use theirs", click -> decide(useTheirs)),
                        new Button("Save mine", click -> decide(saveMine)));
        choice.addClassName("button-row");
        add(choice);
        setVisible(true);
    }

    private void decide(Runnable way) {
        setVisible(false);
        way.run();
    }
}
