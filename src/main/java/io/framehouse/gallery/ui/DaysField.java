package io.framehouse.gallery.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** From and to of a day. What is no day stays as it was typed, and says so. */
final class DaysField extends Div {
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();

    /**
     * @param listener told {@code 2026-11-01..2026-11-15}, or empty text for no bound, whenever
     *     that is right
     */
    DaysField(String name, @Nullable DayRange days, Consumer<String> listener) {
        addClassName("filter-drawer__range");
        if (days != null) {
            from.setValue(days.from());
            to.setValue(days.to());
        }
        prepare(from, name, "from");
        prepare(to, name, "to");
        from.addValueChangeListener(change -> changed(name, listener));
        to.addValueChangeListener(change -> changed(name, listener));
        Span caption = new Span(name);
        caption.addClassName("filter-drawer__label");
        Div both = new Div(from, to);
        both.addClassName("filter-drawer__both");
        add(caption, both);
    }

    private static void prepare(DatePicker side, String name, String word) {
        side.setPlaceholder(word);
        side.setAriaLabel(name + ", " + word);
        side.setClearButtonVisible(true);
        side.setMin(DayRange.FIRST);
        side.setMax(DayRange.LAST);
        String rule = "%s %s is no day from %s to %s. Write it such as 15 Nov 2026.";
        String words =
                rule.formatted(
                        name, word, DayRange.word(DayRange.FIRST), DayRange.word(DayRange.LAST));
        side.setI18n(
                new DatePicker.DatePickerI18n()
                        .setDateFormat("d MMM yyyy")
                        .setBadInputErrorMessage(words)
                        .setMinErrorMessage(words)
                        .setMaxErrorMessage(words));
    }

    private void changed(String name, Consumer<String> listener) {
        LocalDate first = from.getValue();
        LocalDate last = to.getValue();
        boolean turned = first != null && last != null && first.isAfter(last);
        to.setManualValidation(turned);
        if (turned) {
            to.setErrorMessage(
                    "%s goes from %s to %s. From must not be after to: change one of them."
                            .formatted(name, DayRange.word(first), DayRange.word(last)));
            to.setInvalid(true);
            return;
        }
        to.setErrorMessage(null);
        to.setInvalid(false);
        String value = DayRange.format(first, last);
        if (value.isEmpty() || GalleryField.MADE.accepts(value)) {
            listener.accept(value);
        }
    }
}
