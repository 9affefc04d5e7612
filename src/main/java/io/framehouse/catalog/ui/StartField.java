package io.framehouse.catalog.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.framehouse.ui.TimeFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From when a version holds: empty for now, typed in the reader's own zone with UTC beside it. */
final class StartField extends Div {
    private final DateTimePicker picker = new DateTimePicker("Valid from");
    private final Span utc = new Span();
    private final ZoneId zone = readersZone();

    /**
     * An empty field.
     *
     * @param changed called when another moment is chosen
     */
    StartField(Runnable changed) {
        addClassName("start-field");
        picker.setLocale(Locale.UK);
        picker.setDatePickerI18n(new DatePicker.DatePickerI18n().setDateFormat("d MMM yyyy"));
        picker.setDateAriaLabel("Valid from, date");
        picker.setTimeAriaLabel("Valid from, time");
        picker.setManualValidation(true);
        picker.setHelperText("Empty means now. Time in " + zone.getId() + ".");
        utc.addClassNames("caption", "num");
        utc.getElement().setAttribute("aria-live", "polite");
        picker.addValueChangeListener(change -> {
            tellUtc();
            changed.run();
        });
        add(picker, utc);
    }

    /** The moment, or null for now. */
    @Nullable Instant moment() {
        LocalDateTime chosen = picker.getValue();
        return chosen == null ? null : chosen.atZone(zone).toInstant();
    }

    /** In words for a button: {@code now} or {@code from 1 Dec 2026, 00:00 UTC}. */
    String words() {
        Instant moment = moment();
        return moment == null
                ? "now"
                : "from " + TimeFormat.absolute(moment, ZoneOffset.UTC) + " UTC";
    }

    void refuse(@Nullable String message) {
        picker.setErrorMessage(message);
        picker.setInvalid(message != null);
    }

    void clear() {
        picker.clear();
    }

    private void tellUtc() {
        Instant moment = moment();
        utc.setText(moment == null ? "" : TimeFormat.absolute(moment, ZoneOffset.UTC) + " UTC");
    }

    private static ZoneId readersZone() {
        UI ui = UI.getCurrent();
        var details = ui == null ? null : ui.getPage().getExtendedClientDetails();
        String name = details == null ? null : details.getTimeZoneId();
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
