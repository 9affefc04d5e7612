package io.framehouse.gallery.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import io.framehouse.gallery.VideoTile;
import io.framehouse.ui.CurrentTeam;
import java.util.List;
import java.util.UUID;

/** The videos of one batch in order, to go from one to the other. */
final class SiblingStrip extends UnorderedList {
    /**
     * A strip.
     *
     * @param shown the one that is open
     */
    SiblingStrip(CurrentTeam team, List<VideoTile> videos, UUID shown) {
        addClassName("video-strip");
        int number = 0;
        for (VideoTile video : videos) {
            number++;
            Anchor link = new Anchor(GalleryNavigation.item(team, video.id()));
            link.add(new VideoThumb(video));
            link.addClassName("video-strip__link");
            link.setAriaLabel(number + " of " + videos.size() + " of the batch, " + video.model());
            link.setTitle(VideoThumb.name(video));
            if (video.id().equals(shown)) {
                link.getElement().setAttribute("aria-current", "true");
            }
            add(new ListItem(link));
        }
    }
}
