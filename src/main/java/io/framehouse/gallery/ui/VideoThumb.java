package io.framehouse.gallery.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.gallery.VideoTile;
import io.framehouse.ui.DurationFormat;
import io.framehouse.ui.MediaPath;
import java.time.Duration;

/** The small picture of a video in a strip or a choice. */
final class VideoThumb extends Div {
    VideoThumb(VideoTile video) {
        addClassNames("video-plate", "video-thumb");
        String cover = video.coverUrl();
        if (cover != null) {
            Image still = new Image(MediaPath.of(cover), "");
            still.getElement().setAttribute("loading", "lazy");
            add(still);
        } else {
            add(
                    switch (video.state()) {
                        case "failed" -> VaadinIcon.WARNING.create();
                        case "copying" -> VaadinIcon.DOWNLOAD.create();
                        default -> VaadinIcon.FILM.create();
                    });
        }
        Long millis = video.durationMillis();
        if (millis != null) {
            Span length = new Span(DurationFormat.clock(Duration.ofMillis(millis + 500)));
            length.addClassNames("video-plate__length", "num");
            add(length);
        }
    }

    /** How it is called: the first words of its prompt. */
    static String name(VideoTile video) {
        String prompt = video.prompt().isBlank() ? "Recommended prompt" : video.prompt().strip();
        String whole = prompt.replaceAll("\\s+", " ");
        return whole.length() <= 60 ? whole : whole.substring(0, 59).stripTrailing() + "\u2026";
    }
}
