package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.framehouse.jobs.VideoFrames.Frame;
import io.framehouse.jobs.VideoFrames.Video;
import io.framehouse.storage.UploadCard;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.SafeBlock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Chooses a picture that the team has: from the library, or out of a video of the gallery. */
final class ImagePicker extends Dialog {
    private static final String LIBRARY = "From library";
    private static final String GALLERY = "From gallery";

    private final PickerModel model;
    private final Consumer<Picture> onPicture;
    private final RadioButtonGroup<String> place = new RadioButtonGroup<>();
    private final TextField search = new TextField();
    private final SafeBlock content;

    ImagePicker(PickerModel model, Consumer<Picture> onPicture) {
        super("Choose an image");
        this.model = model;
        this.onPicture = onPicture;
        addClassName("image-picker");
        place.setAriaLabel("Where from");
        place.addClassName("segments");
        place.setItems(LIBRARY, GALLERY);
        place.setValue(LIBRARY);
        place.setVisible(model.hasGallery());
        search.setAriaLabel("Search");
        search.setPlaceholder("Search file names");
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addClassName("image-picker__search");
        content = new SafeBlock("Could not load the images.", this::load);
        content.addClassName("image-picker__content");
        place.addValueChangeListener(change -> {
            search.setPlaceholder(isLibrary() ? "Search file names" : "Search prompts");
            content.load();
        });
        search.addValueChangeListener(change -> content.load());
        Div bar = new Div(place, search);
        bar.addClassName("image-picker__bar");
        add(bar, content);
        getFooter().add(new Button("Cancel", click -> close()));
    }

    private boolean isLibrary() {
        return LIBRARY.equals(place.getValue());
    }

    private Component load() {
        String text = search.getValue().strip();
        PickerGrid<?> grid =
                isLibrary()
                        ? new PickerGrid<UploadCard>(
                                cursor -> model.library(text, cursor), this::tile)
                        : new PickerGrid<Video>(cursor -> model.gallery(text, cursor), this::tile);
        return grid.isEmpty() ? empty() : grid;
    }

    private Component empty() {
        boolean searched = !search.getValue().isBlank();
        return new EmptyState(
                VaadinIcon.PICTURE,
                searched ? "Nothing matches" : isLibrary() ? "No images yet" : "No videos yet",
                searched
                        ? "Try fewer words."
                        : isLibrary()
                                ? "Images you drop into the form are kept here."
                                : "Finished videos are kept in the gallery.");
    }

    private Component tile(UploadCard card) {
        Picture picture = model.picture(card);
        NativeButton button = new NativeButton();
        button.addClassName("image-grid__pick");
        Image image = new Image(picture.link(), "");
        image.getElement().setAttribute("loading", "lazy");
        button.add(image, PickerGrid.caption(picture.name()), hint(picture.facts()));
        button.addClickListener(click -> choose(() -> picture));
        return button;
    }

    private Component tile(Video video) {
        Button last =
                PickerGrid.way(
                        "Last frame",
                        video,
                        () -> choose(() -> model.take(video.id(), Frame.LAST)));
        if (video.coverUrl() == null) {
            return PickerGrid.video(video, last);
        }
        Button cover =
                PickerGrid.way(
                        "Cover", video, () -> choose(() -> model.take(video.id(), Frame.COVER)));
        return PickerGrid.video(video, cover, last);
    }

    private void choose(Supplier<Picture> picture) {
        if (Outcomes.run(() -> onPicture.accept(picture.get()))) {
            close();
        }
    }

    private static Span hint(String text) {
        Span hint = new Span(text);
        hint.addClassNames("create-hint", "num");
        return hint;
    }
}
