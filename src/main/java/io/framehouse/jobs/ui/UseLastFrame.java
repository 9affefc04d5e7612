package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.FormField;
import io.framehouse.jobs.VideoFrames;
import io.framehouse.jobs.VideoFrames.Frame;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.Outcomes;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.modulith.NamedInterface;

/** Offers to go on from where a video ends: its last frame becomes the start image of the form. */
@org.springframework.stereotype.Component
@NamedInterface("screens")
public final class UseLastFrame {
    private final ObjectProvider<VideoFrames> frames;
    private final Catalog catalog;
    private final Allowlist allowlist;
    private final CurrentActor currentActor;

    UseLastFrame(
            ObjectProvider<VideoFrames> frames,
            Catalog catalog,
            Allowlist allowlist,
            CurrentActor currentActor) {
        this.frames = frames;
        this.catalog = catalog;
        this.allowlist = allowlist;
        this.currentActor = currentActor;
    }

    /**
     * The button; empty where the person may not make videos, or no model of the team starts from
     * an image.
     *
     * @param video the id of the video's copy, which must be ready
     */
    public Optional<Component> button(CurrentTeam team, UUID video) {
        if (!isOffered(team)) {
            return Optional.empty();
        }
        Button button =
                new Button("Use last frame as start image", VaadinIcon.STEP_FORWARD.create());
        button.setDisableOnClick(true);
        button.addClickListener(click -> {
            open(team, video);
            button.setEnabled(true);
        });
        return Optional.of(button);
    }

    /** Whether {@link #open} leads anywhere, for menus. */
    public boolean isOffered(CurrentTeam team) {
        return frames.getIfAvailable() != null
                && currentActor.get().may(team.id(), Action.SUBMIT_JOB)
                && catalog.models().stream()
                        .anyMatch(model ->
                                takesImage(model)
                                        && allowlist.allowed(team.id(), null, model).isPresent());
    }

    /** Keeps the last frame and opens the form with it; a refusal becomes a message. */
    public void open(CurrentTeam team, UUID video) {
        Outcomes.run(() -> {
            String reference = frames.getObject().take(team.id(), video, Frame.LAST).reference();
            Addresses.open(JobsNavigation.createWithImage(team, reference));
        });
    }

    static boolean takesImage(CatalogModel model) {
        return model.fields().stream().anyMatch(field -> field.kind() == FormField.Kind.IMAGES);
    }
}
