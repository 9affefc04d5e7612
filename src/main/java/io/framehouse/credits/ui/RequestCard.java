package io.framehouse.credits.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.framehouse.credits.BudgetRequests.Wish;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.Facts;
import io.framehouse.ui.MoneyText;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.ReasonDialog;
import io.framehouse.ui.TimeText;
import io.framehouse.ui.Toast;

/** One request: who, how much, why, what it rests on, and the answers there are. */
final class RequestCard extends Article {
    private final transient RequestsModel model;
    private final transient RequestRow row;
    private final transient Runnable changed;

    /**
     * A card.
     *
     * @param withTeam whether it names the team, in lists over several
     */
    RequestCard(RequestsModel model, RequestRow row, boolean withTeam, Runnable changed) {
        this.model = model;
        this.row = row;
        this.changed = changed;
        addClassNames("card", "request-card");
        add(head(), about(withTeam), why());
        if (row.isWaiting()) {
            add(facts());
            addAnswers();
        } else {
            Paragraph outcome =
                    new Paragraph(RequestWords.outcome(row.request(), row.team().zone()));
            outcome.getElement().setAttribute("dir", "auto");
            add(outcome);
        }
    }

    private Div head() {
        H3 title =
                new H3(
                        (row.own() ? "You asked for " : row.person() + " asks for ")
                                + CreditsFormat.sentence(row.request().wish().amount())
                                + " more");
        title.addClassName("request-card__title");
        TimeText asked = TimeText.relative(row.request().createdAt(), row.team().zone());
        asked.addClassName("caption");
        Div head = new Div(title, RequestWords.badge(row.request().state()), asked);
        head.addClassName("request-card__head");
        return head;
    }

    private Paragraph about(boolean withTeam) {
        Paragraph about =
                new Paragraph(
                        (withTeam ? row.team().name() + " \u00b7 " : "")
                                + row.what()
                                + " \u00b7 until "
                                + BudgetWords.until(
                                        row.request().wish().until(), row.team().zone()));
        about.addClassNames("secondary", "request-card__line");
        return about;
    }

    private Paragraph why() {
        Paragraph why = new Paragraph("\u201c" + row.request().wish().reason() + "\u201d");
        why.addClassName("request-card__line");
        why.getElement().setAttribute("dir", "auto");
        return why;
    }

    private Facts facts() {
        Facts facts = new Facts();
        Wish wish = row.request().wish();
        Credits quote = wish.quote();
        if (quote != null) {
            Span model = new Span(wish.model() == null ? "" : " \u00b7 " + wish.model());
            facts.add("Refused job", MoneyText.exact(quote), model);
        }
        Credits available = row.availableNow();
        if (available != null) {
            facts.add("Available now", MoneyText.of(available));
        }
        Credits lately = row.settledLately();
        if (lately != null) {
            facts.add("Settled in the last 30 days", MoneyText.of(lately));
        }
        return facts;
    }

    private void addAnswers() {
        Div answers = new Div();
        answers.addClassName("button-row");
        if (row.answerable()) {
            answers.add(approve(), other(), decline());
        } else if (!row.own()) {
            Span who = new Span("Goes to the platform's admins.");
            who.addClassName("secondary");
            answers.add(who);
        }
        if (row.own()) {
            answers.add(new Button("Withdraw", click -> run(() -> model.withdraw(row))));
        }
        add(answers);
    }

    private Button approve() {
        String amount = CreditsFormat.number(row.request().wish().amount());
        Button approve =
                new Button(
                        "Approve " + amount,
                        click -> {
                            if (run(() -> model.approveAsAsked(row))) {
                                Toast.success(
                                        "Approved: %s credits more for %s."
                                                .formatted(amount, row.person()));
                            }
                        });
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        return approve;
    }

    private Button other() {
        return new Button(
                "Approve other amount", click -> new ApproveDialog(model, row, changed).open());
    }

    private Button decline() {
        return new Button(
                "Decline",
                click ->
                        new ReasonDialog(
                                        "Decline the request of " + row.person() + "?",
                                        "Nothing changes. The person reads your reason.",
                                        "Decline request",
                                        "Keep waiting",
                                        300,
                                        reason -> {
                                            model.decline(row, reason);
                                            changed.run();
                                        })
                                .open());
    }

    private boolean run(Runnable action) {
        boolean done = Outcomes.run(action);
        changed.run();
        return done;
    }
}
