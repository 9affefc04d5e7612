package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.framehouse.gallery.GalleryKeeping;
import io.framehouse.gallery.VideoNote;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.TimeText;

/** What people wrote about a video, oldest first, and a field for more. */
final class NotesBlock extends Div {
    private final KeepModel model;
    private final H3 heading = new H3("Notes");
    private final UnorderedList list = new UnorderedList();
    private final TextArea text = new TextArea();
    private final Button add = new Button("Add note", click -> add());

    NotesBlock(KeepModel model) {
        this.model = model;
        addClassName("notes-block");
        heading.addClassName("kept__heading");
        list.addClassName("notes-block__list");
        text.setAriaLabel("New note");
        text.setPlaceholder("What should the team know?");
        text.setMaxLength(GalleryKeeping.LONGEST_NOTE);
        text.setManualValidation(true);
        text.setMinRows(1);
        text.setWidthFull();
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValue(model.draft().read());
        text.addValueChangeListener(change -> model.draft().write(change.getValue()));
        add.addClassName("notes-block__add");
        // A second press would come while the first one adds, with nothing to add.
        add.setDisableOnClick(true);
        add(heading, list, text, add);
        show();
    }

    private void add() {
        boolean added =
                Outcomes.run(
                        () -> model.note(text.getValue()),
                        errors -> {
                            text.setErrorMessage(errors.getFirst().message());
                            text.setInvalid(true);
                            text.focus();
                        });
        add.setEnabled(true);
        if (added) {
            text.clear();
            text.setInvalid(false);
            model.reload();
            show();
        }
    }

    /** Shows the notes that there are by now; what is being written stays. */
    void show() {
        list.removeAll();
        model.kept().notes().forEach(note -> list.add(item(note)));
        int count = model.kept().notes().size();
        heading.setText(count == 0 ? "Notes" : "Notes (" + count + ")");
        list.setVisible(count > 0);
        text.setVisible(model.mayEdit());
        add.setVisible(model.mayEdit());
        setVisible(model.mayEdit() || count > 0);
    }

    private ListItem item(VideoNote note) {
        Span author = new Span(note.author());
        author.addClassName("notes-block__author");
        Div head = new Div(author, TimeText.relative(note.at(), model.team().zone()));
        head.addClassName("notes-block__head");
        if (note.deletable() && model.mayEdit()) {
            Button delete = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> delete(note));
            delete.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            delete.setAriaLabel("Delete note of " + note.author());
            head.add(delete);
        }
        Paragraph words = new Paragraph(note.text());
        words.addClassName("notes-block__text");
        words.getElement().setAttribute("dir", "auto");
        ListItem item = new ListItem(head, words);
        item.addClassName("notes-block__note");
        return item;
    }

    private void delete(VideoNote note) {
        ConfirmDialogs.ask(
                "Delete this note?",
                "\u201c"
                        + ConfirmDialogs.cut(note.text())
                        + "\u201d by "
                        + note.author()
                        + " is gone for everybody.",
                "Delete note",
                "Keep note",
                () -> {
                    Outcomes.run(() -> model.deleteNote(note.id()));
                    model.reload();
                    show();
                });
    }
}
