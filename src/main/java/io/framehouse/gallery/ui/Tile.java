package io.framehouse.gallery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.gallery.AssetCard;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.MediaPath;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** One video on the wall: never cropped, its caption always there. */
final class Tile extends ListItem {
    private static final BigDecimal USUAL_RATIO = new BigDecimal("1.778");
    private static final BigDecimal NARROWEST = new BigDecimal("0.45");
    private static final BigDecimal WIDEST = new BigDecimal("2.6");

    /**
     * A tile.
     *
     * @param address where its panel opens
     */
    Tile(CurrentTeam team, AssetCard video, String address) {
        addClassName("wall__item");
        /* The row is justified by this number, so it is part of the content, not of the looks. */
        getElement().setAttribute("style", "--r:" + ratio(video).toPlainString());
        Anchor link = new Anchor(address);
        link.addClassName("tile");
        link.setAriaLabel(VideoWords.accessibleName(video, team));
        link.getElement().setAttribute("data-item", video.id().toString());
        String url = video.videoUrl();
        if (url != null) {
            link.getElement().setAttribute("data-video", MediaPath.of(url));
        }
        Span caption = new Span(VideoWords.prompt(video));
        caption.addClassNames("tile__caption", "truncate");
        caption.getElement().setAttribute("dir", "auto");
        link.add(plate(video), caption);
        add(link);
    }

    private static Component plate(AssetCard video) {
        Div plate = new Div();
        plate.addClassName("tile__plate");
        String cover = video.coverUrl();
        if (cover != null) {
            Image poster = new Image(MediaPath.of(cover), "");
            poster.getElement().setAttribute("loading", "lazy");
            plate.add(poster);
        } else if (video.videoUrl() == null) {
            plate.add(waiting(video));
        } else {
            plate.add(VaadinIcon.FILM.create());
        }
        String length = VideoWords.clock(video);
        if (length != null) {
            Span clock = new Span(length);
            clock.addClassNames("tile__length", "num");
            plate.add(clock);
        }
        if (video.sound()) {
            Span sound = new Span(VaadinIcon.VOLUME_UP.create());
            sound.addClassName("tile__sound");
            plate.add(sound);
        }
        return plate;
    }

    private static Component waiting(AssetCard video) {
        Div state =
                switch (video.state()) {
                    case "failed" -> state(VaadinIcon.WARNING, "Preview failed");
                    case "expired" -> state(VaadinIcon.CLOCK, "No longer kept");
                    default -> state(VaadinIcon.DOWNLOAD, "Saving video");
                };
        state.addClassName("tile__state");
        return state;
    }

    private static Div state(VaadinIcon icon, String words) {
        return new Div(icon.create(), new Span(words));
    }

    private static BigDecimal ratio(AssetCard video) {
        Integer width = video.width();
        Integer height = video.height();
        if (width == null || height == null || height == 0) {
            return USUAL_RATIO;
        }
        return BigDecimal.valueOf(width)
                .divide(BigDecimal.valueOf(height), 3, RoundingMode.HALF_UP)
                .max(NARROWEST)
                .min(WIDEST);
    }
}
