package io.framehouse.jobs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.FormField;
import io.framehouse.ui.Toast;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The start image, or several: preview, facts, replace and remove. */
final class ImagesControl extends FieldControl {
    private static final String START_END = "start-end2video";
    private static final int NONE = -1;

    private final FieldListener listener;
    private final CatalogModel model;
    private final Div shown = new Div();
    private final PictureInput input;
    private List<Picture> pictures = List.of();
    private int replaced = NONE;

    /** Keeps pictures: from a file with its name, from a link, or one that is kept already. */
    record Keeper(
            PictureFile file,
            BiFunction<String, String, Picture> link,
            Consumer<Consumer<Picture>> picker) {}

    /** Keeps a picture file. */
    @FunctionalInterface
    interface PictureFile {
        Picture keep(Path file, String fileName, String field);
    }

    ImagesControl(FormField field, CatalogModel model, Keeper keeper, FieldListener listener) {
        super(field);
        this.listener = listener;
        this.model = model;
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", field.label());
        shown.addClassName("pictures");
        input =
                new PictureInput(
                        field.label().toLowerCase(java.util.Locale.ROOT),
                        new Kept(keeper, field.name() + "[0]"),
                        this::taken,
                        this::showErrors);
        add(shown, input);
        addMessages();
    }

    @Override
    void show(FieldState state) {
        pictures =
                state.value() instanceof List<?> list
                        ? list.stream().map(Picture.class::cast).toList()
                        : List.of();
        shown.removeAll();
        for (int i = 0; i < pictures.size(); i++) {
            shown.add(preview(i));
        }
        input.setVisible(replaced != NONE || pictures.size() < most());
        showReason(state.reason());
    }

    @Override
    void focusField() {
        getElement()
                .executeJs("this.querySelector('vaadin-upload-button, vaadin-button')?.focus()");
    }

    private int most() {
        Integer max = field().max();
        return max == null ? 1 : max;
    }

    private void taken(Picture picture) {
        List<Picture> next = new ArrayList<>(pictures);
        if (replaced != NONE && replaced < next.size()) {
            next.set(replaced, picture);
        } else {
            next.add(picture);
        }
        replaced = NONE;
        showErrors(List.of());
        listener.changed(field(), List.copyOf(next));
    }

    private Div preview(int index) {
        Picture picture = pictures.get(index);
        Image image = new Image(picture.link(), "");
        image.addClassName("pictures__preview");
        Span name = new Span(picture.name());
        name.addClassNames("truncate", "pictures__name");
        name.setTitle(picture.name());
        Span facts = new Span(place(index) + picture.facts());
        facts.addClassNames("create-hint", "num");
        Span fits = new Span(VaadinIcon.CHECK.create(), new Span("Fits " + model.title()));
        fits.addClassName("pictures__fits");
        Button replace = new Button("Replace", click -> replace(index));
        if (most() > 1) {
            replace.setAriaLabel("Replace " + picture.name());
        }
        Button remove = new Button("Remove", click -> remove(index));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel("Remove " + picture.name());
        Div buttons = new Div(replace, remove);
        if (isPair() && index == 1) {
            Button swap = new Button("Swap", click -> swap());
            swap.addThemeVariants(ButtonVariant.TERTIARY);
            swap.setAriaLabel("Swap start and end image");
            buttons.add(swap);
        }
        buttons.addClassName("button-row");
        Div words = new Div(name, facts, fits, buttons);
        words.addClassName("pictures__words");
        Div row = new Div(image, words);
        row.addClassName("pictures__row");
        return row;
    }

    /** Which image of a pair it is; the first one starts the video. */
    private String place(int index) {
        return isPair() ? (index == 0 ? "Start image \u00b7 " : "End image \u00b7 ") : "";
    }

    private boolean isPair() {
        return model.mode().equals(START_END);
    }

    private void swap() {
        listener.changed(field(), pictures.reversed());
    }

    private void replace(int index) {
        replaced = replaced == index ? NONE : index;
        input.setVisible(replaced != NONE || pictures.size() < most());
    }

    private void remove(int index) {
        replaced = NONE;
        List<Picture> before = pictures;
        List<Picture> next = new ArrayList<>(before);
        next.remove(index);
        listener.changed(field(), next.isEmpty() ? null : List.copyOf(next));
        Toast.successWith("Image removed.", "Undo", () -> listener.changed(field(), before));
    }

    private record Kept(Keeper keeper, String field) implements PictureInput.Source {
        @Override
        public Picture store(Path file, String fileName) {
            return keeper.file().keep(file, fileName, field);
        }

        @Override
        public Picture fetch(String link) {
            return keeper.link().apply(link, field);
        }

        @Override
        public boolean canPick() {
            return true;
        }

        @Override
        public void pick(Consumer<Picture> onPicture) {
            keeper.picker().accept(onPicture);
        }
    }
}
