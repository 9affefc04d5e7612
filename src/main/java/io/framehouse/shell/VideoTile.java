package io.framehouse.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.gallery.AssetCard;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.DurationFormat;
import io.framehouse.ui.MediaPath;
import io.framehouse.ui.TimeText;
import java.time.Duration;

/** A video as Home shows it: picture, length, first words, age. */
final class VideoTile extends Anchor {
    VideoTile(CurrentTeam team, AssetCard video) {
        super(team.path(NavigationItems.GALLERY) + "?item=" + video.id());
        addClassName("video-tile");
        Span words = new Span(words(video));
        words.addClassNames("video-tile__words", "truncate");
        words.getElement().setAttribute("dir", "auto");
        Div caption = new Div(words, TimeText.relative(video.createdAt(), team.zone()));
        caption.addClassName("video-tile__caption");
        add(plate(video), caption);
    }

    private static String words(AssetCard video) {
        return video.prompt().isBlank() ? "Recommended prompt" : video.prompt();
    }

    private static Component plate(AssetCard video) {
        Div plate = new Div();
        plate.addClassName("video-plate");
        String cover = video.coverUrl();
        if (cover == null) {
            plate.add(VaadinIcon.FILM.create());
        } else {
            Image picture = new Image(MediaPath.of(cover), "");
            picture.getElement().setAttribute("loading", "lazy");
            plate.add(picture);
        }
        Long millis = video.durationMillis();
        if (millis != null) {
            Span length = new Span(DurationFormat.clock(Duration.ofMillis(millis)));
            length.addClassNames("video-plate__length", "num");
            plate.add(length);
        }
        return plate;
    }
}
