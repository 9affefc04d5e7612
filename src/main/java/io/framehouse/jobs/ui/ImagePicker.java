package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.framehouse.jobs.VideoFrames.Frame;
import io.framehouse.jobs.VideoFrames.Video;
import io.framehouse.shared.Page;
import io.framehouse.storage.UploadCard;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.MediaPath;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.SafeBlock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
        UnorderedList grid = new UnorderedList();
        grid.addClassName("image-grid");
        Div all = new Div(grid);
        if (isLibrary()) {
            library(all, grid, null);
        } else {
            gallery(all, grid, null);
        }
        return grid.getChildren().findAny().isPresent() ? all : empty();
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

    private void library(Div all, UnorderedList grid, @Nullable String cursor) {
        Page<UploadCard> page = model.library(search.getValue().strip(), cursor);
        page.items().forEach(card -> grid.add(new ListItem(tile(card))));
        more(all, page.nextCursor(), next -> library(all, grid, next));
    }

    private void gallery(Div all, UnorderedList grid, @Nullable String cursor) {
        Page<Video> page = model.gallery(search.getValue().strip(), cursor);
        page.items().forEach(video -> grid.add(new ListItem(tile(video))));
        more(all, page.nextCursor(), next -> gallery(all, grid, next));
    }

    private static void more(Div all, @Nullable String cursor, Consumer<String> load) {
        if (cursor == null) {
            return;
        }
        Button more = new Button("Show more");
        more.addClassName("image-grid__more");
        more.setDisableOnClick(true);
        more.addClickListener(click -> {
            all.remove(more);
            Outcomes.run(() -> load.accept(cursor));
        });
        all.add(more);
    }

    private Component tile(UploadCard card) {
        Picture picture = model.picture(card);
        NativeButton button = new NativeButton();
        button.addClassName("image-grid__pick");
        Image image = new Image(picture.link(), "");
        image.getElement().setAttribute("loading", "lazy");
        button.add(image, caption(picture.name()), hint(picture.facts()));
        button.addClickListener(click -> choose(() -> picture));
        return button;
    }

    private Component tile(Video video) {
        String prompt = JobWords.title(video.prompt());
        Div tile = new Div();
        tile.addClassName("image-grid__video");
        if (video.coverUrl() != null) {
            Image image = new Image(MediaPath.of(video.coverUrl()), "");
            image.getElement().setAttribute("loading", "lazy");
            tile.add(image);
        }
        Div ways = new Div();
        ways.addClassName("button-row");
        if (video.coverUrl() != null) {
            ways.add(way("Cover", prompt, video, Frame.COVER));
        }
        ways.add(way("Last frame", prompt, video, Frame.LAST));
        tile.add(caption(prompt), ways);
        return tile;
    }

    private Button way(String words, String prompt, Video video, Frame frame) {
        Button button = new Button(words);
        button.setAriaLabel(words + " of " + prompt);
        button.setDisableOnClick(true);
        button.addClickListener(click -> {
            choose(() -> model.take(video.id(), frame));
            button.setEnabled(true);
        });
        return button;
    }

    private void choose(Supplier<Picture> picture) {
        if (Outcomes.run(() -> onPicture.accept(picture.get()))) {
            close();
        }
    }

    private static Span caption(String text) {
        Span caption = new Span(text);
        caption.addClassNames("truncate", "image-grid__name");
        caption.setTitle(text);
        caption.getElement().setAttribute("dir", "auto");
        return caption;
    }

    private static Span hint(String text) {
        Span hint = new Span(text);
        hint.addClassNames("create-hint", "num");
        return hint;
    }
}
