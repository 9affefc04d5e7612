package io.framehouse.gallery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.shared.Registration;
import io.framehouse.shared.Ids;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The comparison with a second video, which the address names: {@code ?item=…&with=…}. */
final class Comparing {
    private static final String WITH = "with";

    private final Component panel;
    private final Supplier<ItemModel> shown;
    private Location location = new Location("");
    private @Nullable CompareDialog open;

    /**
     * Nothing is compared until the address says so.
     *
     * @param panel lives as long as the comparison
     * @param shown the first of the two
     */
    Comparing(Component panel, Supplier<ItemModel> shown) {
        this.panel = panel;
        this.shown = shown;
    }

    /** Opens and closes with the address while the panel is on the screen. */
    void follow(UI ui) {
        Registration listening = ui.addAfterNavigationListener(event -> show(event.getLocation()));
        panel.addDetachListener(detach -> {
            detach.unregisterListener();
            listening.remove();
            close();
        });
        ui.beforeClientResponse(panel, context -> show(ui.getInternals().getActiveViewLocation()));
    }

    /** Lets a person choose the second video. */
    void choose() {
        new ComparePicker(shown.get(), other -> navigate(other.toString())).open();
    }

    private void show(Location now) {
        location = now;
        Optional<ItemModel> second =
                now.getQueryParameters()
                        .getSingleParameter(WITH)
                        .flatMap(Ids::parse)
                        .filter(id -> !id.equals(shown.get().video().id()))
                        .flatMap(this::playable);
        if (second.isEmpty()) {
            close();
        } else if (open == null || !open.isOf(second.get().video().id())) {
            close();
            open = new CompareDialog(shown.get(), second.get(), this::choose, () -> navigate(null));
            open.open();
        }
    }

    /** Only what can be played is compared. */
    private Optional<ItemModel> playable(UUID id) {
        return shown.get().load(id).filter(other -> shown.get().isPlayable() && other.isPlayable());
    }

    private void close() {
        CompareDialog last = open;
        open = null;
        if (last != null) {
            last.close();
        }
    }

    private void navigate(@Nullable String with) {
        QueryParameters query = location.getQueryParameters().excluding(WITH);
        UI.getCurrent()
                .navigate(location.getPath(), with == null ? query : query.merging(WITH, with));
    }
}
