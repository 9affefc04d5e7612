package io.framehouse.catalog.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.PriceEffect;
import io.framehouse.catalog.PriceVersion;
import io.framehouse.shared.FieldError;
import io.framehouse.ui.Announcer;
import io.framehouse.ui.Outcomes;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A copy of a version to change, to check against last week, and to publish. */
final class NewVersion extends Section {
    private static final int LONGEST_SOURCE = 500;

    private final PricesModel prices;
    private final CatalogModel model;
    private final @Nullable PriceVersion inForce;
    private final Consumer<PriceVersion> published;
    private final RuleForm rule;
    private final StartField start = new StartField(this::changed);
    private final TextField source = new TextField("Source");
    private final Paragraph problem = new Paragraph();
    private final Button check = new Button("Check changes", click -> check());
    private final Div review = new Div();

    /**
     * A form.
     *
     * @param copied the version it starts with
     * @param published called with what was made
     */
    NewVersion(
            PricesModel prices,
            BookRow row,
            PriceVersion copied,
            Runnable cancel,
            Consumer<PriceVersion> published) {
        this.prices = prices;
        this.model = row.model();
        this.inForce = row.inForce();
        this.published = published;
        this.rule = new RuleForm(model, RuleDraft.of(copied.rule()), this::changed);
        addClassNames("card", "new-version");
        getElement().setAttribute("aria-label", "New version");
        source.setRequiredIndicatorVisible(true);
        source.setMaxLength(LONGEST_SOURCE);
        source.setManualValidation(true);
        source.setHelperText("Where the figures come from; goes to the audit trail.");
        source.addValueChangeListener(change -> changed());
        problem.addClassName("new-version__problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        check.addThemeVariants(ButtonVariant.PRIMARY);
        Div ends = new Div(start, source);
        ends.addClassName("rule-form__pair");
        Div buttons = new Div(check, new Button("Discard", click -> cancel.run()));
        buttons.addClassName("button-row");
        Paragraph copiedFrom = new Paragraph("A copy of version " + copied.id() + ".");
        copiedFrom.addClassName("caption");
        review.addClassName("new-version__review");
        add(copiedFrom, rule, ends, problem, buttons, review);
    }

    private void changed() {
        review.removeAll();
        problem.setVisible(false);
        check.addThemeVariants(ButtonVariant.PRIMARY);
    }

    private void check() {
        changed();
        source.setInvalid(false);
        start.refuse(null);
        if (!rule.validate()) {
            tell("Some amounts are missing or wrong. They are marked.");
            return;
        }
        RuleDraft draft = rule.read();
        Outcomes.run(() -> review(draft), this::refuse);
    }

    private void review(RuleDraft draft) {
        PriceEffect effect = prices.check(model, draft, start.moment(), source.getValue());
        PriceVersion now = inForce;
        PriceReview shown =
                new PriceReview(
                        prices,
                        model,
                        now == null ? null : RuleDraft.of(now.rule()),
                        draft,
                        effect);
        Button publish = new Button("Publish " + start.words(), click -> publish(draft));
        publish.addThemeVariants(ButtonVariant.PRIMARY);
        publish.setDisableOnClick(true);
        check.removeThemeVariants(ButtonVariant.PRIMARY);
        Div buttons = new Div(publish);
        buttons.addClassName("button-row");
        review.add(shown, buttons);
        Announcer.polite(PriceWords.effect(effect));
        publish.focus();
    }

    private void publish(RuleDraft draft) {
        Outcomes.run(
                () ->
                        published.accept(
                                prices.publish(model, draft, start.moment(), source.getValue())),
                errors -> {
                    changed();
                    refuse(errors);
                });
    }

    private void refuse(List<FieldError> errors) {
        for (FieldError error : errors) {
            switch (error.field()) {
                case "effective_from" -> start.refuse(error.message());
                case "source" -> {
                    source.setErrorMessage(error.message());
                    source.setInvalid(true);
                }
                default -> tell(error.message());
            }
        }
    }

    private void tell(String words) {
        problem.setText(words);
        problem.setVisible(true);
    }
}
