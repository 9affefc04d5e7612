package io.framehouse.gallery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.framehouse.gallery.VideoTile;
import io.framehouse.ui.SafeBlock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The choice of a second video: those of the same batch first, then the latest. */
final class ComparePicker extends Dialog {
    private final ItemModel model;
    private final Consumer<UUID> chosen;

    ComparePicker(ItemModel model, Consumer<UUID> chosen) {
        super("Compare with\u2026");
        this.model = model;
        this.chosen = chosen;
        addClassName("compare-picker");
        add(new SafeBlock("Could not load the videos to compare with.", this::content));
        getFooter().add(new Button("Cancel", click -> close()));
    }

    private Component content() {
        Set<UUID> listed = new HashSet<>(Set.of(model.video().id()));
        Div content = new Div();
        content.addClassName("compare-picker__content");
        list(content, "The same batch", model.siblings(), listed);
        list(content, "Latest videos", model.latest(), listed);
        if (listed.size() == 1) {
            content.add(new Paragraph("There is no other video that can be played yet."));
        }
        return content;
    }

    private void list(Div content, String title, List<VideoTile> videos, Set<UUID> listed) {
        List<VideoTile> fresh =
                videos.stream()
                        .filter(video -> video.state().equals("ready") && listed.add(video.id()))
                        .toList();
        if (fresh.isEmpty()) {
            return;
        }
        H3 heading = new H3(title);
        heading.addClassName("fold__title");
        UnorderedList tiles = new UnorderedList();
        tiles.addClassName("compare-picker__tiles");
        fresh.forEach(video -> tiles.add(new ListItem(button(video))));
        content.add(heading, tiles);
    }

    private Component button(VideoTile video) {
        NativeButton button =
                new NativeButton(
                        "",
                        click -> {
                            close();
                            chosen.accept(video.id());
                        });
        button.addClassName("compare-picker__tile");
        Span name = new Span(VideoThumb.name(video));
        name.addClassName("compare-picker__name");
        name.getElement().setAttribute("dir", "auto");
        Span made = new Span(model.title(video.model()));
        made.addClassName("caption");
        button.add(new VideoThumb(video), name, made);
        return button;
    }
}
