package io.framehouse.gallery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.framehouse.gallery.AssetCard;
import io.framehouse.jobs.ui.UseLastFrame;
import io.framehouse.ui.CurrentTeam;

/** Goes on from where the video ends. */
@org.springframework.stereotype.Component
final class LastFramePart implements ItemPart {
    private final UseLastFrame lastFrame;

    LastFramePart(UseLastFrame lastFrame) {
        this.lastFrame = lastFrame;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public Component of(CurrentTeam team, AssetCard video) {
        Div row = new Div();
        row.addClassName("button-row");
        if (video.videoUrl() != null) {
            lastFrame.button(team, video.id()).ifPresent(row::add);
        }
        return row;
    }
}
