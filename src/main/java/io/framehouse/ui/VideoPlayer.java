package io.framehouse.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.icon.Icon;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays one video, or two in step: play, single frames, loop, sound, speed and full screen, by
 * buttons and by the keys Space, comma, full stop, L, M and F. Nothing starts by itself, and
 * nothing is heard until asked for.
 */
@Tag("frame-player")
@JsModule("context://js/player.js")
@Uses(Icon.class)
public final class VideoPlayer extends Component implements HasStyle {
    /**
     * A video to play.
     *
     * @param name what a screen reader calls it, such as the prompt's first words
     * @param poster the still before it plays, or null
     * @param fpsMilli frames in 1,000 seconds; null where not known: a step is then 1/25 second
     * @param bytes its size, told where the player fails; null where not known
     * @param width and {@code height}: pixels, so that nothing jumps when it opens; null where not
     *     known
     * @param sound false where it has none
     */
    public record Film(
            String name,
            String source,
            @Nullable String poster,
            @Nullable Integer fpsMilli,
            @Nullable Long bytes,
            @Nullable Integer width,
            @Nullable Integer height,
            boolean sound) {}

    /** A player of a video of which nothing else is known. */
    public VideoPlayer(String name, String source, @Nullable String poster) {
        this(List.of(new Film(name, source, poster, null, null, null, null, true)));
    }

    /**
     * A player.
     *
     * @param films one, or two that play in step
     */
    public VideoPlayer(List<Film> films) {
        addClassName("video-player");
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        films.forEach(film -> all.add(json(film)));
        getElement().setAttribute("videos", all.toString());
    }

    private static ObjectNode json(Film film) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", film.name()).put("src", film.source()).put("silent", !film.sound());
        if (film.poster() != null) {
            json.put("poster", film.poster());
        }
        if (film.fpsMilli() != null) {
            json.put("fps", BigDecimal.valueOf(film.fpsMilli(), 3));
        }
        if (film.bytes() != null) {
            json.put("size", SizeFormat.bytes(film.bytes()));
        }
        Integer width = film.width();
        Integer height = film.height();
        if (width != null && height != null && width > 0 && height > 0) {
            BigDecimal high = BigDecimal.valueOf(height);
            json.put("ratio", BigDecimal.valueOf(width).divide(high, 4, RoundingMode.HALF_UP));
        }
        return json;
    }
}
