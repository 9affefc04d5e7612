package io.framehouse.catalog.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.ReasonDialog;
import io.framehouse.ui.TimeText;
import io.framehouse.ui.Toast;

/** One request for a model: who, which, why, and the answers there are. */
final class AccessCard extends Article {
    private static final int LONGEST_REASON = 300;

    private final transient AccessModel model;
    private final transient AccessRow row;
    private final transient Runnable changed;

    AccessCard(AccessModel model, AccessRow row, Runnable changed) {
        this.model = model;
        this.row = row;
        this.changed = changed;
        addClassNames("card", "request-card");
        add(head(), line("\u201c" + row.request().reason() + "\u201d"));
        if (row.isWaiting()) {
            addAnswers();
        } else {
            add(line(AccessWords.outcome(row.request())));
        }
    }

    private Div head() {
        H3 title =
                new H3((row.own() ? "You asked for " : row.person() + " asks for ") + row.title());
        title.addClassName("request-card__title");
        TimeText asked = TimeText.relative(row.request().createdAt(), row.team().zone());
        asked.addClassName("caption");
        Div head = new Div(title, AccessWords.badge(row.request().state()), asked);
        head.addClassName("request-card__head");
        return head;
    }

    private static Paragraph line(String text) {
        Paragraph line = new Paragraph(text);
        line.addClassName("request-card__line");
        line.getElement().setAttribute("dir", "auto");
        return line;
    }

    private void addAnswers() {
        Div answers = new Div();
        answers.addClassName("button-row");
        if (row.answerable()) {
            model.limits(row).ifPresent(limits -> answers.add(approve(limits)));
            answers.add(decline());
        }
        if (row.own()) {
            Button withdraw = new Button("Withdraw", click -> withdraw());
            withdraw.setAriaLabel("Withdraw request for " + row.title());
            answers.add(withdraw);
        }
        add(answers);
    }

    private void withdraw() {
        Outcomes.run(() -> model.withdraw(row));
        changed.run();
    }

    private Button approve(ModelLimits limits) {
        Button approve =
                new Button(
                        "Approve\u2026",
                        click -> new ApproveModelDialog(model, row, limits, this::approved).open());
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        approve.setAriaLabel("Approve " + row.title() + " for " + row.person());
        return approve;
    }

    private void approved() {
        Toast.success(row.title() + " is allowed now.");
        changed.run();
    }

    private Button decline() {
        Button decline =
                new Button(
                        "Decline",
                        click ->
                                new ReasonDialog(
                                                "Decline the request of " + row.person() + "?",
                                                row.title()
                                                        + " stays not allowed. The person reads"
                                                        + " your reason.",
                                                "Decline request",
                                                "Keep waiting",
                                                LONGEST_REASON,
                                                reason -> {
                                                    model.decline(row, reason);
                                                    changed.run();
                                                })
                                        .open());
        decline.setAriaLabel("Decline " + row.title() + " for " + row.person());
        return decline;
    }
}
