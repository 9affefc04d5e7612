package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.framehouse.gallery.AssetCard;
import io.framehouse.gallery.ui.ItemPart;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import io.framehouse.ui.CurrentTeam;
import java.util.Set;

/** Star, rating, title, labels, collections and notes in the panel of a video. */
@org.springframework.stereotype.Component
final class KeepPart implements ItemPart {
    private static final int ORDER = 10;

    private final KeepServices services;

    KeepPart(KeepServices services) {
        this.services = services;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public boolean lasts() {
        return true;
    }

    @Override
    public Component of(CurrentTeam team, AssetCard video) {
        KeepModel model;
        try {
            model = new KeepModel(services, team, video.id());
        } catch (DomainException gone) {
            // Of a video that has left the trash for good nothing is kept.
            if (gone.code() == CommonError.NOT_FOUND) {
                return new Div();
            }
            throw gone;
        }
        KeptFields fields = new KeptFields(model);
        NotesBlock notes = new NotesBlock(model);
        Div part = new Div(fields, notes);
        part.addClassName("kept");
        services.live()
                .bind(
                        part,
                        team.id(),
                        Set.of("asset"),
                        () -> {
                            if (model.reload()) {
                                fields.show();
                                notes.show();
                            }
                        });
        return part;
    }
}
