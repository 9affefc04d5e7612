package io.framehouse.credits.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/** The last day of something, in the team's zone; a year ahead at most. */
final class DayField extends DatePicker {
    DayField(String label, Instant now, ZoneId zone) {
        super(label);
        LocalDate today = LocalDate.ofInstant(now, zone);
        setI18n(new DatePickerI18n().setDateFormat("d MMM yyyy").setFirstDayOfWeek(1));
        setLocale(Locale.ENGLISH);
        setMin(today);
        setMax(today.plusDays(364));
        setManualValidation(true);
        setHelperText("That day included, " + zone.getId());
    }
}
