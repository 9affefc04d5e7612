package io.framehouse.jobs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.catalog.FormField;
import io.framehouse.shared.FieldError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Numbered subjects, each with pictures and a voice. */
final class SubjectsControl extends FieldControl {
    /** The most pictures of one subject, by the model's rules. */
    static final int MOST_PICTURES = 3;

    private static final int MOST_IN_ALL = 7;

    /** What changes with the subjects beside themselves: the prompt counts on their numbers. */
    interface Listener {
        void changed(FormField field, List<Subject> subjects);

        /** Places {@code first} and {@code second} changed, counted from 1. */
        void swapped(FormField field, List<Subject> subjects, int first, int second);

        /** The subject of this number is to go. */
        void removed(FormField field, int number);
    }

    private final Listener listener;
    private final ImagesControl.Keeper keeper;
    private final Span count = new Span();
    private final UnorderedList cards = new UnorderedList();
    private final Button add = new Button("Add subject", VaadinIcon.PLUS.create());
    private List<Subject> subjects = List.of();

    SubjectsControl(FormField field, ImagesControl.Keeper keeper, Listener listener) {
        super(field);
        this.keeper = keeper;
        this.listener = listener;
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", field.label());
        cards.addClassName("subjects");
        count.addClassNames("create-hint", "num");
        add.addClickListener(click -> append());
        Div foot = new Div(add, count);
        foot.addClassName("subjects__foot");
        add(cards, foot);
        addMessages();
    }

    @Override
    void show(FieldState state) {
        List<Subject> shown =
                state.value() instanceof List<?> list
                        ? list.stream().map(Subject.class::cast).toList()
                        : List.of();
        if (!shown.equals(subjects) || cards.getComponentCount() == 0) {
            subjects = shown;
            draw();
        }
        showReason(state.reason());
    }

    @Override
    void showErrors(List<FieldError> errors) {
        showMessage(errors.stream().filter(error -> FieldPath.indexOf(error.field()) < 0).toList());
        for (int i = 0; i < cards.getComponentCount(); i++) {
            int index = i;
            ((SubjectCard) cards.getComponentAt(i))
                    .showErrors(
                            errors.stream()
                                    .filter(one -> FieldPath.indexOf(one.field()) == index)
                                    .toList());
        }
    }

    @Override
    void focusField() {
        add.focus();
    }

    private void draw() {
        cards.removeAll();
        int pictures = 0;
        for (int i = 0; i < subjects.size(); i++) {
            Subject subject = subjects.get(i);
            pictures += subject.pictures().size();
            cards.add(new SubjectCard(i, subjects.size(), subject, source(i), new Actions()));
        }
        int most = field().max() == null ? MOST_IN_ALL : field().max();
        count.setText(
                "%d of %d \u00b7 %d of %d images"
                        .formatted(subjects.size(), most, pictures, MOST_IN_ALL));
        add.setEnabled(subjects.size() < most);
    }

    private void append() {
        List<Subject> next = new ArrayList<>(subjects);
        next.add(Subject.empty());
        listener.changed(field(), next);
    }

    private PictureInput.Source source(int index) {
        String path = field().name() + "[" + index + "].images";
        return new PictureInput.Source() {
            @Override
            public Picture store(Path file, String fileName) {
                return keeper.file().keep(file, fileName, path);
            }

            @Override
            public Picture fetch(String link) {
                return keeper.link().apply(link, path);
            }

            @Override
            public boolean canPick() {
                return true;
            }

            @Override
            public void pick(Consumer<Picture> onPicture) {
                keeper.picker().accept(onPicture);
            }
        };
    }

    private final class Actions implements SubjectCard.Actions {
        @Override
        public void changed(int index, Subject subject) {
            List<Subject> next = new ArrayList<>(subjects);
            next.set(index, subject);
            listener.changed(field(), next);
        }

        @Override
        public void moved(int index, int by) {
            List<Subject> next = new ArrayList<>(subjects);
            next.add(index + by, next.remove(index));
            listener.swapped(field(), next, index + 1, index + by + 1);
        }

        @Override
        public void removed(int index) {
            listener.removed(field(), index + 1);
        }
    }
}
