package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.framehouse.jobs.VideoFrames.Frame;
import io.framehouse.jobs.VideoFrames.Video;
import io.framehouse.shared.JobId;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.SafeBlock;
import java.util.ArrayList;
import java.util.List;

/** Starts the form from a video that the team has: its settings, or where it ends. */
final class VideoPicker extends Dialog {
    private static final int SEARCH_PAUSE_MILLIS = 400;

    private final PickerModel model;
    private final Taken taken;
    private final boolean withImage;
    private final TextField search = new TextField();

    /** Takes over what was chosen. */
    interface Taken {
        void settingsOf(JobId job);

        void startImage(String reference);
    }

    /**
     * @param withImage whether a model of the team starts from an image
     */
    VideoPicker(PickerModel model, boolean withImage, Taken taken) {
        super("Start from gallery");
        this.model = model;
        this.taken = taken;
        this.withImage = withImage;
        addClassName("image-picker");
        search.addClassName("image-picker__search");
        search.setAriaLabel("Search videos");
        search.setPlaceholder("Search prompts");
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(SEARCH_PAUSE_MILLIS);
        SafeBlock content = new SafeBlock("Could not load your videos.", this::load);
        search.addValueChangeListener(change -> content.load());
        Div bar = new Div(search);
        bar.addClassName("image-picker__bar");
        add(bar, content);
        getFooter().add(new Button("Cancel", click -> close()));
    }

    private Component load() {
        String text = search.getValue().strip();
        PickerGrid<Video> grid =
                new PickerGrid<>(cursor -> model.gallery(text, cursor), this::tile);
        if (!grid.isEmpty()) {
            return grid;
        }
        return text.isEmpty()
                ? new EmptyState(
                        VaadinIcon.FILM,
                        "No videos yet",
                        "Finished videos are kept in the gallery.")
                : new EmptyState(VaadinIcon.FILTER, "Nothing matches", "Try fewer words.");
    }

    private Component tile(Video video) {
        List<Button> ways = new ArrayList<>();
        ways.add(PickerGrid.way("Same settings", video, () -> settings(video)));
        if (withImage) {
            ways.add(PickerGrid.way("Last frame", video, () -> lastFrame(video)));
        }
        return PickerGrid.video(video, ways.toArray(Button[]::new));
    }

    private void settings(Video video) {
        close();
        taken.settingsOf(video.job());
    }

    private void lastFrame(Video video) {
        Outcomes.run(() -> {
            String reference = model.take(video.id(), Frame.LAST).reference();
            close();
            taken.startImage(reference);
        });
    }
}
