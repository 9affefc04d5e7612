package io.framehouse.gallery.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** From and to of a number. What is no number stays as it was typed, and says so. */
final class RangeField extends Div {
    private static final int TYPING_PAUSE_MILLIS = 400;

    private final RangeKind kind;
    private final TextField from = new TextField();
    private final TextField to = new TextField();

    /**
     * @param listener told {@code 50..100}, or empty text for no bound, whenever that is right
     */
    RangeField(RangeKind kind, @Nullable ValueRange range, Consumer<String> listener) {
        this.kind = kind;
        addClassName("filter-drawer__range");
        if (range != null) {
            from.setValue(ValueRange.plain(range.from()));
            to.setValue(ValueRange.plain(range.to()));
        }
        prepare(from, "from", listener);
        prepare(to, "to", listener);
        Span caption = new Span(kind.name() + " in " + kind.unit());
        caption.addClassName("filter-drawer__label");
        Div both = new Div(from, to);
        both.addClassName("filter-drawer__both");
        add(caption, both);
    }

    private void prepare(TextField side, String word, Consumer<String> listener) {
        side.setPlaceholder(word);
        side.setAriaLabel(kind.name() + " in " + kind.unit() + ", " + word);
        side.setManualValidation(true);
        side.getElement().setAttribute("inputmode", "decimal");
        side.setValueChangeMode(ValueChangeMode.LAZY);
        side.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        side.addValueChangeListener(change -> changed(listener));
    }

    private void changed(Consumer<String> listener) {
        boolean low = say(from, "from");
        boolean high = say(to, "to");
        if (!low || !high) {
            return;
        }
        BigDecimal least = number(from);
        BigDecimal most = number(to);
        String wrong = FilterRules.wrong(kind.name(), least, most);
        if (wrong == null) {
            listener.accept(ValueRange.format(least, most));
        } else {
            say(to, wrong, true);
        }
    }

    private boolean say(TextField side, String word) {
        String wrong = FilterRules.wrong(kind.name() + " " + word, side.getValue(), kind);
        say(side, wrong == null ? "" : wrong, wrong != null);
        return wrong == null;
    }

    private static void say(TextField side, String words, boolean wrong) {
        side.setErrorMessage(words);
        side.setInvalid(wrong);
    }

    private static @Nullable BigDecimal number(TextField side) {
        String text = side.getValue().strip();
        return text.isEmpty() ? null : new BigDecimal(text);
    }
}
