package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.framehouse.jobs.VideoFrames.Video;
import io.framehouse.shared.Page;
import io.framehouse.ui.MediaPath;
import io.framehouse.ui.Outcomes;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Things to choose from, page by page. */
final class PickerGrid<T> extends Div {
    private final transient Source<T> source;
    private final transient Function<T, Component> tile;
    private final UnorderedList grid = new UnorderedList();

    /** Where the things come from. */
    interface Source<T> {
        Page<T> page(@Nullable String cursor);
    }

    PickerGrid(Source<T> source, Function<T, Component> tile) {
        this.source = source;
        this.tile = tile;
        grid.addClassName("image-grid");
        add(grid);
        load(null);
    }

    boolean isEmpty() {
        return grid.getChildren().findAny().isEmpty();
    }

    private void load(@Nullable String cursor) {
        Page<T> page = source.page(cursor);
        page.items().forEach(one -> grid.add(new ListItem(tile.apply(one))));
        String next = page.nextCursor();
        if (next == null) {
            return;
        }
        Button more = new Button("Show more");
        more.addClassName("image-grid__more");
        more.setDisableOnClick(true);
        more.addClickListener(click -> {
            remove(more);
            Outcomes.run(() -> load(next));
        });
        add(more);
    }

    /**
     * A video and what can be taken of it.
     *
     * @param ways each a button
     */
    static Component video(Video video, Button... ways) {
        Div shown = new Div();
        shown.addClassName("image-grid__video");
        if (video.coverUrl() != null) {
            Image image = new Image(MediaPath.of(video.coverUrl()), "");
            image.getElement().setAttribute("loading", "lazy");
            shown.add(image);
        }
        Div row = new Div(ways);
        row.addClassName("button-row");
        shown.add(caption(JobWords.title(video.prompt())), row);
        return shown;
    }

    /** A button that is pressed once at a time, and says of which video it is. */
    static Button way(String words, Video video, Runnable act) {
        Button button = new Button(words);
        button.setAriaLabel(words + " of " + JobWords.title(video.prompt()));
        button.setDisableOnClick(true);
        button.addClickListener(click -> {
            act.run();
            button.setEnabled(true);
        });
        return button;
    }

    static Span caption(String text) {
        Span caption = new Span(text);
        caption.addClassNames("truncate", "image-grid__name");
        caption.setTitle(text);
        caption.getElement().setAttribute("dir", "auto");
        return caption;
    }
}
