package io.framehouse.administration.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.framehouse.storage.StorageChecks.Check;
import io.framehouse.storage.StorageChecks.Outcome;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.Facts;
import io.framehouse.ui.TimeText;
import java.time.ZoneOffset;
import java.util.Objects;

/** In one card: how the storage is, or how a check of it ended, and what can be done about it. */
final class StorageVerdict extends Div {
    private static final long serialVersionUID = 1L;

    StorageVerdict(HtmlContainer headline, String text, boolean bad) {
        headline.addClassName("verdict__headline");
        Paragraph words = new Paragraph(text);
        words.addClassNames("verdict__text", "num");
        add(headline, words);
        addClassNames("card", "verdict");
        setClassName("verdict--bad", bad);
    }

    /**
     * Of a check that has ended.
     *
     * @param mark marks as missing what it held back, once that was confirmed
     */
    static StorageVerdict of(Check check, Runnable mark) {
        StorageVerdict verdict =
                new StorageVerdict(
                        new H3(StorageWords.headline(check)),
                        StorageWords.verdict(check),
                        check.outcome() != Outcome.GOOD);
        Facts facts =
                new Facts()
                        .add(
                                "Ended",
                                TimeText.relative(
                                        Objects.requireNonNull(check.endedAt()), ZoneOffset.UTC));
        StorageWords.figures(check).forEach((name, value) -> facts.add(name, number(value)));
        verdict.add(facts);
        if (check.heldBack() > 0) {
            verdict.add(markButton(check, mark));
        }
        return verdict;
    }

    private static Div markButton(Check check, Runnable mark) {
        String verb = StorageWords.markVerb(check);
        Button button =
                new Button(
                        verb + "\u2026",
                        click ->
                                ConfirmDialogs.ask(
                                        verb + "?",
                                        StorageWords.markConsequence(check),
                                        verb,
                                        "Leave them",
                                        mark));
        button.addThemeVariants(ButtonVariant.ERROR);
        Div foot = new Div(button);
        foot.addClassName("verdict__foot");
        return foot;
    }

    private static Span number(String value) {
        Span number = new Span(value);
        number.addClassName("num");
        return number;
    }
}
