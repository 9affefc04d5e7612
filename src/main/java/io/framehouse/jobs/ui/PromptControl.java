package io.framehouse.jobs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.framehouse.catalog.FormField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The prompt with its counter; never cuts what is typed. Names subjects where there are any. */
@JsModule("context://js/prompt-caret.js")
final class PromptControl extends FieldControl {
    private static final int TYPING_PAUSE_MILLIS = 400;
    private static final int NEAR_PERCENT = 90;

    private final TextArea area;
    private final Span counter = new Span();
    private final Div insert = new Div();
    private final Div check = new Div();
    private List<Subject> subjects = List.of();

    PromptControl(FormField field, FieldListener listener) {
        super(field);
        area = new TextArea();
        /* The section above is named the same, so the label is not written twice. */
        area.setAriaLabel(field.label());
        area.setManualValidation(true);
        area.setWidthFull();
        area.setMinRows(4);
        area.setMaxRows(14);
        area.setValueChangeMode(ValueChangeMode.LAZY);
        area.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        area.getElement().setAttribute("dir", "auto");
        area.addValueChangeListener(change -> {
            count(change.getValue());
            if (change.isFromClient()) {
                String text = change.getValue();
                listener.changed(field, text.isEmpty() ? null : text);
            }
        });
        counter.addClassNames("prompt__counter", "num");
        Div under = new Div(hint(field), counter);
        under.addClassName("prompt__under");
        insert.addClassName("prompt__insert");
        check.addClassName("prompt__check");
        add(area, under, insert, check);
        addMessages();
        count("");
    }

    @Override
    void show(FieldState state) {
        if (!area.getValue().equals(state.text())) {
            area.setValue(state.text());
        }
        /* Read-only, not disabled: the text is kept and can be read and copied. */
        area.setReadOnly(!state.enabled());
        setClassName("prompt--unused", !state.enabled());
        showReason(state.reason());
        showCheck();
    }

    /** Offers the subjects to insert and says how each stands in the prompt. */
    void showSubjects(List<Subject> present) {
        subjects = present;
        insert.removeAll();
        if (!present.isEmpty()) {
            insert.add(new Span("Insert:"));
        }
        for (int number = 1; number <= present.size(); number++) {
            insert.add(insertButton(number, present.get(number - 1)));
        }
        showCheck();
    }

    @Override
    void focusField() {
        area.focus();
    }

    private Button insertButton(int number, Subject subject) {
        String mention = "@" + number;
        Button button =
                new Button(subject.name().isBlank() ? mention : mention + " " + subject.name());
        button.addThemeVariants(ButtonVariant.SMALL);
        button.setAriaLabel("Insert " + button.getText() + " into the prompt");
        button.getElement().setAttribute("data-insert", mention);
        return button;
    }

    private void showCheck() {
        check.removeAll();
        if (subjects.isEmpty()) {
            return;
        }
        check.add(new Span("In your prompt:"));
        Mentions.check(area.getValue(), subjects).forEach(one -> check.add(chip(one)));
    }

    private static Span chip(Mentions.Check one) {
        VaadinIcon icon =
                switch (one.kind()) {
                    case USED -> VaadinIcon.CHECK;
                    case UNUSED -> VaadinIcon.WARNING;
                    case UNKNOWN -> VaadinIcon.CLOSE_CIRCLE;
                };
        Span chip = new Span(icon.create(), new Span(one.text()));
        chip.addClassNames(
                "prompt__mention",
                "prompt__mention--" + one.kind().name().toLowerCase(Locale.ROOT));
        return chip;
    }

    private void count(String text) {
        int length = text.codePointCount(0, text.length());
        Integer max = field().max();
        counter.setText(
                max == null
                        ? String.format(Locale.ENGLISH, "%,d", length)
                        : String.format(Locale.ENGLISH, "%,d / %,d", length, max));
        counter.setClassName("prompt__counter--near", isNear(length, max));
    }

    private static boolean isNear(int length, @Nullable Integer max) {
        return max != null && length * 100L >= (long) max * NEAR_PERCENT;
    }

    private static Span hint(FormField field) {
        Span hint = new Span(field.hint() == null ? "" : field.hint());
        hint.addClassName("create-hint");
        return hint;
    }
}
