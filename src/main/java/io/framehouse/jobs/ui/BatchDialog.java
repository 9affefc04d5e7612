package io.framehouse.jobs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.framehouse.jobs.BatchResult;
import io.framehouse.jobs.Batches;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.ui.Announcer;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes several videos of one form, at a sum that is seen before. */
final class BatchDialog extends Dialog {
    private static final int USUAL_COUNT = 3;
    private static final String SEEDS = "Different seeds";
    private static final String MODELS = "Different models";

    private final CurrentTeam team;
    private final BatchModel model;
    private final Runnable onMade;
    private final Div content = new Div();
    private final IntegerField count = new IntegerField("How many");
    private final CheckboxGroup<ModelChoice> models = new CheckboxGroup<>("Models");
    private final Div summary = new Div();
    private final Paragraph problem = new Paragraph();
    private final Button cancel = new Button("Cancel", click -> close());
    private final Button send = new Button();
    private boolean offered;
    private @Nullable BatchResult made;

    /**
     * @param choices the models that the team may use
     * @param onMade called after jobs were made
     */
    BatchDialog(CurrentTeam team, BatchModel model, List<ModelChoice> choices, Runnable onMade) {
        super("Create several videos");
        this.team = team;
        this.model = model;
        this.onMade = onMade;
        addClassName("batch-dialog");
        content.addClassName("batch-dialog__content");
        summary.addClassNames("batch-dialog__summary", "num");
        problem.addClassName("batch-dialog__problem");
        problem.getElement().setAttribute("role", "alert");
        add(content);
        fields(choices);
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(click -> send());
        getFooter().add(cancel, send);
        model.seeds(USUAL_COUNT);
        show();
    }

    private void fields(List<ModelChoice> choices) {
        RadioButtonGroup<String> kind = new RadioButtonGroup<>("They differ in");
        kind.addClassName("segments");
        kind.setItems(SEEDS, MODELS);
        kind.setValue(SEEDS);
        kind.setVisible(choices.size() > 1);
        kind.addValueChangeListener(change -> {
            boolean seeds = SEEDS.equals(change.getValue());
            count.setVisible(seeds);
            models.setVisible(!seeds);
            if (!seeds) {
                offer(choices);
            }
            choose(seeds);
        });
        count.setMin(2);
        count.setMax(Batches.MOST_SEEDS);
        count.setStepButtonsVisible(true);
        count.setManualValidation(true);
        count.setValue(USUAL_COUNT);
        count.setHelperText("2 to " + Batches.MOST_SEEDS + " \u00b7 each draws its own seed");
        count.setValueChangeMode(ValueChangeMode.LAZY);
        count.addValueChangeListener(change -> choose(true));
        models.addClassName("batch-dialog__models");
        models.setRenderer(new ComponentRenderer<>(this::option));
        models.setVisible(false);
        models.addValueChangeListener(change -> choose(false));
        content.add(kind, count, models, summary, problem);
    }

    /** Those that can be made from the form as it is; prices are asked for once they are seen. */
    private void offer(List<ModelChoice> choices) {
        if (offered) {
            return;
        }
        offered = true;
        List<ModelChoice> fitting =
                choices.stream().filter(choice -> model.of(choice).problem() == null).toList();
        int others = choices.size() - fitting.size();
        models.setItems(fitting);
        models.setHelperText(
                "2 to "
                        + Batches.MOST_MODELS
                        + (others == 0
                                ? ""
                                : " \u00b7 " + others + " more need another image or setting"));
    }

    private void choose(boolean seeds) {
        if (seeds) {
            Integer typed = count.getValue();
            int wanted = typed == null ? 0 : Math.clamp(typed, 0, Batches.MOST_SEEDS + 1);
            count.setInvalid(wanted < 2 || wanted > Batches.MOST_SEEDS);
            count.setErrorMessage("2 to " + Batches.MOST_SEEDS);
            model.seeds(wanted);
        } else {
            model.models(models.getValue());
        }
        show();
    }

    private Div option(ModelChoice choice) {
        BatchModel.Part part = model.of(choice);
        Span title = new Span(part.title());
        Credits price = part.price();
        Span cost = new Span(price == null ? "" : CreditsFormat.exactText(price));
        cost.addClassNames("batch-dialog__price", "num");
        Div option = new Div(title, cost);
        option.addClassName("batch-dialog__option");
        if (!part.changes().isEmpty()) {
            Span changes = new Span(String.join(", ", part.changes()));
            changes.addClassName("create-hint");
            option.add(changes);
        }
        return option;
    }

    private void show() {
        List<BatchModel.Part> parts = model.parts();
        String trouble = model.problem();
        summary.removeAll();
        boolean enough = true;
        if (!parts.isEmpty() && trouble == null) {
            List<Remaining> remaining = model.remaining();
            summary.add(new Span(words(parts)), left(remaining.getFirst()));
            Remaining shortest =
                    remaining.stream().filter(Remaining::isShort).findFirst().orElse(null);
            enough = shortest == null;
            trouble = shortest == null ? null : tooLittle(shortest);
        }
        problem.setText(trouble == null ? "" : trouble);
        problem.setVisible(trouble != null);
        send.setText(
                parts.isEmpty()
                        ? "Choose 2 or more"
                        : "Create %d videos \u00b7 hold %s"
                                .formatted(parts.size(), CreditsFormat.exact(model.sum())));
        send.setEnabled(model.isSendable() && enough);
    }

    private static String tooLittle(Remaining level) {
        return "%s short: %s has %s left. Make fewer or shorter ones."
                .formatted(
                        CreditsFormat.sentence(level.gap()),
                        level.label(),
                        CreditsFormat.exact(level.before()));
    }

    private static String words(List<BatchModel.Part> parts) {
        Credits first = parts.getFirst().price();
        boolean alike = parts.stream().allMatch(part -> part.equals(parts.getFirst()));
        return alike && first != null
                ? parts.size() + " \u00d7 " + CreditsFormat.exactText(first)
                : parts.size() + " videos";
    }

    private static Span left(Remaining tightest) {
        Span left =
                new Span(
                        "%s %s \u2192 %s"
                                .formatted(
                                        tightest.label(),
                                        CreditsFormat.exact(tightest.before()),
                                        CreditsFormat.exact(tightest.after())));
        left.addClassName("create-hint");
        return left;
    }

    private void send() {
        switch (model.send()) {
            case BatchModel.Outcome.Done(BatchResult result) -> showResult(result);
            case BatchModel.Outcome.Refused(String message) -> refused(message);
        }
    }

    /** The new prices are seen before the next press. */
    private void refused(String message) {
        BatchResult before = made;
        if (before == null) {
            models.getGenericDataView().refreshAll();
            show();
        } else {
            offerRest(before);
        }
        if (before != null || !problem.isVisible()) {
            problem.setText(message);
            problem.setVisible(true);
        }
    }

    private void showResult(BatchResult result) {
        made = result;
        onMade.run();
        setHeaderTitle(result.made().size() + " of " + result.asked() + " videos are on their way");
        content.removeAll();
        content.add(new BatchLinks(team, result));
        DomainException refusal = result.refusal();
        if (refusal != null) {
            Paragraph rest =
                    new Paragraph(
                            VaadinIcon.WARNING.create(),
                            new Span(
                                    (result.missing() == 1
                                                    ? "1 was not made: "
                                                    : result.missing() + " were not made: ")
                                            + refusal.getMessage()));
            rest.addClassName("batch-dialog__rest");
            content.add(rest);
        }
        problem.setVisible(false);
        content.add(problem);
        cancel.setText("Close");
        send.setVisible(refusal != null);
        offerRest(result);
        Announcer.polite(getHeaderTitle());
    }

    private void offerRest(BatchResult result) {
        send.setText(
                "Make the missing %s \u00b7 hold %s"
                        .formatted(
                                result.missing() == 1 ? "one" : result.missing(),
                                CreditsFormat.exact(model.sumFrom(result.made().size()))));
        send.setEnabled(true);
    }
}
