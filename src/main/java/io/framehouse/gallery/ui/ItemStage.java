package io.framehouse.gallery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.gallery.AssetCard;
import io.framehouse.ui.MediaPath;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.TimeText;
import io.framehouse.ui.Toast;
import io.framehouse.ui.VideoPlayer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the video plays, or what stands there instead. */
final class ItemStage extends Div {
    private final ItemModel model;
    private final AssetCard video;

    /**
     * A stage.
     *
     * @param changed called after something was done with the video
     */
    ItemStage(ItemModel model, ItemPanel.Actions actions, Runnable changed) {
        this.model = model;
        video = model.video();
        addClassName("item-panel__stage");
        Instant trashed = model.kept().trashedAt();
        if (trashed != null) {
            Button restore = new Button("Restore", click -> restore(changed));
            Component way = actions.mayCreate() ? restore : new Div();
            add(plate(VaadinIcon.TRASH, inTrash(trashed), way));
        } else if (video.videoUrl() != null) {
            add(new VideoPlayer(List.of(film(model))));
        } else if (video.state().equals("failed")) {
            Button retry = new Button("Retry", click -> actions.retry(video.id()));
            Paragraph text = new Paragraph("The video could not be stored here. " + why());
            add(plate(VaadinIcon.WARNING, text, actions.mayCreate() ? retry : new Div()));
        } else if (video.state().equals("expired")) {
            Paragraph text = new Paragraph("The video is no longer kept. " + why());
            add(plate(VaadinIcon.CLOCK, text, new Div()));
        } else {
            add(saving());
        }
    }

    /** What the player needs to know; only of a video that is ready. */
    static VideoPlayer.Film film(ItemModel model) {
        AssetCard video = model.video();
        String url = video.videoUrl();
        return new VideoPlayer.Film(
                model.heading(),
                url == null ? "" : MediaPath.of(url),
                cover(video),
                model.facts().fpsMilli(),
                video.bytes(),
                video.width(),
                video.height(),
                video.sound());
    }

    private static @Nullable String cover(AssetCard video) {
        String cover = video.coverUrl();
        return cover == null ? null : MediaPath.of(cover);
    }

    private Component inTrash(Instant since) {
        String by = model.kept().trashedBy();
        Paragraph text = new Paragraph();
        text.add("This video is in the trash since ");
        text.add(TimeText.absolute(since, model.team().zone()));
        text.add(by == null || by.isBlank() ? "." : " (" + by + ").");
        Instant gone = model.kept().goneAt();
        if (gone != null) {
            text.add(" It is deleted for good on ");
            text.add(TimeText.absolute(gone, model.team().zone()));
            text.add(".");
        }
        return text;
    }

    private void restore(Runnable changed) {
        if (Outcomes.run(model::restore)) {
            Toast.success("1 video is back in the gallery.");
            changed.run();
        }
    }

    private Component saving() {
        Paragraph text = new Paragraph("Saving video");
        Div plate = plate(VaadinIcon.DOWNLOAD, text, new Div());
        String cover = cover(video);
        if (cover != null) {
            Image still = new Image(cover, "");
            still.addClassName("item-panel__still");
            plate.addComponentAsFirst(still);
        }
        return plate;
    }

    private static Div plate(VaadinIcon icon, Component text, Component ways) {
        Div words = new Div(icon.create(), text, ways);
        words.addClassName("item-panel__state");
        Div plate = new Div(words);
        plate.addClassNames("video-plate", "item-panel__plate");
        return plate;
    }

    private String why() {
        String reason = video.reason();
        return reason == null ? "" : reason;
    }
}
