package io.framehouse.reports.ui;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import io.framehouse.reports.MonthSheet;
import io.framehouse.reports.MonthSheet.Check;
import io.framehouse.reports.MonthSheet.State;
import io.framehouse.reports.MonthSheet.Verdict;
import io.framehouse.shared.Actor;
import io.framehouse.ui.Announcer;
import io.framehouse.ui.ConfirmDialogs;

/** What finance does with an open month: run the proof, accept with a note, close. */
final class MonthClosing extends Div {
    private static final int LONGEST_NOTE = 500;

    private final transient MonthSheet sheet;
    private final transient MonthModel model;
    private final transient Runnable done;
    private final TextArea note = new TextArea("Why this is accepted");
    private final BackgroundButton<MonthSheet> close;

    MonthClosing(MonthSheet sheet, MonthModel model, Actor actor, Runnable done) {
        this.sheet = sheet;
        this.model = model;
        this.done = done;
        addClassName("month__closing");
        close =
                new BackgroundButton<>(
                        "Close " + MonthModel.name(sheet.month()),
                        VaadinIcon.LOCK,
                        actor,
                        "Closing stopped before anything was frozen. Try again; nothing changed.",
                        closed -> ended());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        close.addClickListener(click -> ask());
        close.setEnabled(sheet.state() == State.READY);
        if (sheet.needsNote()) {
            note.setRequiredIndicatorVisible(true);
            note.setManualValidation(true);
            note.setMaxLength(LONGEST_NOTE);
            note.setHelperText("Kept with the month and in the audit log.");
            add(note);
        }
        Div buttons = new Div(close);
        buttons.addClassName("button-row");
        add(buttons, close.progress());
        if (sheet.state() == State.BLOCKED && proofIsMissing()) {
            BackgroundButton<Boolean> run = proofButton(actor);
            buttons.addComponentAsFirst(run);
            add(run.progress());
        }
        if (sheet.state() == State.BLOCKED) {
            Paragraph why = new Paragraph("Cannot close yet. " + sheet.obstacles().getFirst());
            why.addClassNames("month__why", "num");
            addComponentAsFirst(why);
        }
    }

    private boolean proofIsMissing() {
        return sheet.points().stream()
                .anyMatch(point ->
                        point.check() == Check.PROOF_PASSED && point.verdict() == Verdict.BLOCKING);
    }

    private BackgroundButton<Boolean> proofButton(Actor actor) {
        BackgroundButton<Boolean> run =
                new BackgroundButton<>(
                        "Run the proof",
                        VaadinIcon.CLIPBOARD_CHECK,
                        actor,
                        "The proof could not be run. The books are untouched.",
                        ran -> done.run());
        run.addClickListener(click ->
                run.start(
                        "Reading the providers' balances, then adding everything up.",
                        () -> {
                            model.runProof();
                            return true;
                        }));
        return run;
    }

    private void ask() {
        if (sheet.needsNote() && note.getValue().isBlank()) {
            note.setErrorMessage("Say why: the month is closed with what is open.");
            note.setInvalid(true);
            note.focus();
            return;
        }
        note.setInvalid(false);
        ConfirmDialogs.askTyped(
                MonthModel.question(sheet),
                MonthModel.consequence(sheet),
                sheet.month().toString(),
                "Close " + MonthModel.name(sheet.month()),
                "Keep it open",
                () ->
                        close.start(
                                "Freezing "
                                        + MonthModel.count(sheet.totals().lines(), "line", "lines")
                                        + ". Settlements wait meanwhile.",
                                () -> model.close(sheet.month(), note.getValue())));
    }

    private void ended() {
        Announcer.polite(MonthModel.name(sheet.month()) + " is closed.");
        done.run();
    }
}
