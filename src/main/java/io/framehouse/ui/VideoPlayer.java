package io.framehouse.ui;

import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.Tag;
import org.jspecify.annotations.Nullable;

/** The browser's own player: controls by keyboard, nothing starts by itself. */
@Tag("video")
public final class VideoPlayer extends HtmlComponent {
    /**
     * A player.
     *
     * @param name what a screen reader calls it, such as the prompt's first words
     * @param poster the still before it plays, or null
     */
    public VideoPlayer(String name, String source, @Nullable String poster) {
        addClassName("video-player");
        getElement().setAttribute("controls", true);
        getElement().setAttribute("playsinline", true);
        getElement().setAttribute("preload", "metadata");
        getElement().setAttribute("aria-label", "Video: " + name);
        getElement().setAttribute("src", source);
        if (poster != null) {
            getElement().setAttribute("poster", poster);
        }
    }
}
