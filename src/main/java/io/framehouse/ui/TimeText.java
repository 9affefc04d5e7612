package io.framehouse.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A moment. The browser writes a {@code <time>} into it, keeps relative words fresh and names the
 * reader's zone, the team's where it differs, and UTC in the tooltip.
 */
@Tag("frame-time")
@JsModule("context://js/relative-time.js")
public final class TimeText extends Component implements HasStyle {
    private TimeText(Instant time, String form, @Nullable ZoneId teamZone) {
        getElement().setAttribute("datetime", time.toString());
        getElement().setAttribute("form", form);
        if (teamZone != null) {
            /* Browsers know UTC by its name, not as "Z". */
            String id = teamZone.getId();
            getElement().setAttribute("zone", id.equals("Z") ? "UTC" : id);
        }
    }

    /** For lists: {@code 4 min ago}, after 7 days absolute. */
    public static TimeText relative(Instant time, ZoneId teamZone) {
        return new TimeText(time, "relative", teamZone);
    }

    /** For money, audit and close pages: {@code 12 Nov 2026, 14:20} in the team's zone. */
    public static TimeText absolute(Instant time, ZoneId teamZone) {
        return new TimeText(time, "absolute", teamZone);
    }

    /** How long something goes on: {@code 1:12}, counted up in the browser each second. */
    public static TimeText elapsedSince(Instant start) {
        return new TimeText(start, "elapsed", null);
    }
}
