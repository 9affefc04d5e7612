package io.framehouse.credits.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.framehouse.credits.BudgetRequests.Wish;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.ui.Announcer;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.FieldErrors;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.Toast;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks those who can give more: how much, until when, why. */
final class AskDialog extends Dialog {
    private static final int LONGEST_REASON = 300;

    private final transient AskModel model;
    private final CurrentTeam team;
    private final transient AskForMore.Need need;
    private final transient Runnable afterwards;
    private final Select<AskSubject> subject = new Select<>();
    private final AmountField amount = new AmountField("Amount in credits");
    private final DayField until;
    private final TextArea why = new TextArea("Why");
    private final Paragraph goesTo = new Paragraph();
    private final Div fields = new Div();
    private final Div standing = new Div();
    private final Button send = new Button("Send request");

    AskDialog(AskModel model, CurrentTeam team, AskForMore.Need need, Runnable afterwards) {
        super("Ask for more");
        this.model = model;
        this.team = team;
        this.need = need;
        this.afterwards = afterwards;
        this.until = new DayField("Until", model.now(), team.zone());
        addClassName("budget-dialog");
        prepare();
        Div form = new Div(subject, standing, fields);
        form.addClassName("budget-dialog__form");
        fields.addClassName("budget-dialog__form");
        add(form);
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.addClickListener(click -> submit());
        getFooter().add(new Button("Cancel", click -> close()), send);
        subject.addValueChangeListener(change -> choose(change.getValue()));
        offer();
    }

    private void prepare() {
        subject.setLabel("Of");
        subject.setItemLabelGenerator(one ->
                one.label()
                        + " \u00b7 "
                        + CreditsFormat.number(one.available())
                        + " of "
                        + CreditsFormat.shortText(one.limit())
                        + " left");
        amount.setRequiredIndicatorVisible(true);
        until.setRequiredIndicatorVisible(true);
        why.setRequiredIndicatorVisible(true);
        why.setManualValidation(true);
        why.setMinRows(3);
        why.setValueChangeMode(ValueChangeMode.EAGER);
        why.setPlaceholder("What it is for, and by when");
        why.addValueChangeListener(change -> count());
        goesTo.addClassName("budget-dialog__effect");
        Div pair = new Div(amount, until);
        pair.addClassName("field-pair");
        fields.add(pair, why, goesTo);
        count();
    }

    private void offer() {
        List<AskSubject> subjects = model.subjects(team);
        subject.setItems(subjects);
        subject.setValue(
                subjects.stream()
                        .filter(one -> Objects.equals(one.budget(), need.budget()))
                        .findFirst()
                        .orElse(subjects.getFirst()));
    }

    private void count() {
        int typed = why.getValue().length();
        String count = typed + " / " + LONGEST_REASON;
        why.setHelperText(
                typed <= LONGEST_REASON
                        ? count
                        : count + ", " + (typed - LONGEST_REASON) + " too many");
    }

    private void choose(AskSubject chosen) {
        boolean meant = Objects.equals(chosen.budget(), need.budget());
        amount.show(meant ? AskModel.suggested(need.lacking()) : null);
        until.setValue(model.suggestedUntil(team, chosen));
        goesTo.setText("Goes to " + model.answerers(team, chosen.budget()) + ".");
        standing.removeAll();
        model.waiting(team, chosen.budget())
                .ifPresent(waiting -> {
                    Anchor requests =
                            new Anchor(BudgetsNavigation.requests(team), "See your requests");
                    standing.add(
                            new OwnRequestNote(
                                    model,
                                    team,
                                    waiting,
                                    () -> {
                                        choose(chosen);
                                        afterwards.run();
                                    }),
                            requests);
                });
        boolean free = standing.getComponentCount() == 0;
        fields.setVisible(free);
        send.setVisible(free);
        if (amount.getValue() == null) {
            amount.focus();
        } else {
            why.focus();
        }
    }

    private void submit() {
        show(List.of());
        if (Outcomes.run(this::ask, this::show)) {
            close();
            afterwards.run();
        }
    }

    private void ask() {
        Credits wanted = amount.amount().orElse(Credits.ZERO);
        LocalDate day = until.getValue();
        requireWhole(wanted, day);
        AskSubject chosen = subject.getValue();
        boolean meant = Objects.equals(chosen.budget(), need.budget());
        String told =
                model.ask(
                        team,
                        new Wish(
                                chosen.budget(),
                                wanted,
                                BudgetEditing.endOf(day, team.zone()),
                                why.getValue().strip(),
                                meant ? need.model() : null,
                                meant ? need.quote() : null));
        Toast.success(told);
        Announcer.polite(told);
    }

    private void requireWhole(Credits wanted, @Nullable LocalDate day) {
        List<FieldError> errors = new ArrayList<>();
        if (!wanted.isPositive()) {
            errors.add(
                    new FieldError("amount", "required", "Give more than 0 credits, such as 50."));
        }
        if (day == null) {
            errors.add(new FieldError("until", "required", "Say until when you need it."));
        }
        int typed = why.getValue().strip().length();
        if (typed == 0) {
            errors.add(
                    new FieldError(
                            "reason", "required", "Say why, so that others can decide quickly."));
        } else if (typed > LONGEST_REASON) {
            errors.add(
                    new FieldError(
                            "reason",
                            "length",
                            "The reason is %d characters; %d is the most. Remove %d."
                                    .formatted(typed, LONGEST_REASON, typed - LONGEST_REASON)));
        }
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
    }

    private void show(List<FieldError> errors) {
        FieldErrors.show(
                Map.<String, HasValidation>of("amount", amount, "until", until, "reason", why),
                errors);
    }
}
