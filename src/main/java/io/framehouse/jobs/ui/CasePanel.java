package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.framehouse.jobs.JobCase;
import io.framehouse.jobs.JobEvidence;
import io.framehouse.jobs.JobEvidence.Look;
import io.framehouse.jobs.JobEvidence.Sent;
import io.framehouse.providers.AccountId;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.Facts;
import io.framehouse.ui.IdText;
import io.framehouse.ui.MoneyText;
import io.framehouse.ui.TimeText;
import java.time.Instant;
import java.time.ZoneOffset;

/** What is known about one job: the basis of a decision, and the button that makes one. */
final class CasePanel extends Div {
    CasePanel(CasesModel.Case shown, Instant now, Runnable onResolve) {
        addClassName("case-panel");
        CaseRow row = shown.row();
        JobEvidence evidence = shown.evidence();
        add(row.open() ? open(row, onResolve) : decided(row));
        add(facts(row));
        String said = row.job().providerReason();
        if (said != null && !said.isBlank()) {
            add(section("The provider's last words", quote(said)));
        }
        add(looks(evidence), sent(evidence));
        if (row.open()) {
            add(next(evidence, now));
        }
    }

    private static Component open(CaseRow row, Runnable onResolve) {
        Paragraph why = new Paragraph(CaseWords.explanation(row.job().reason()));
        Paragraph held =
                new Paragraph(
                        "%s of %s stay held until the provider or a person tells."
                                .formatted(CreditsFormat.sentence(row.job().quote()), row.team()));
        Button resolve = new Button("Resolve by hand", click -> onResolve.run());
        resolve.addThemeVariants(ButtonVariant.PRIMARY);
        resolve.addClassName("form-stack__act");
        Div block = new Div();
        block.addClassName("case-panel__verdict");
        if (row.waitsForPerson()) {
            block.add(CasesTable.waits());
        }
        block.add(why, held, resolve);
        return block;
    }

    private static Component decided(CaseRow row) {
        JobCase job = row.job();
        Credits settled = job.settled();
        Div block = new Div(JobStatusFormatter.look(job.state(), false, null, true).badge());
        block.addClassName("case-panel__verdict");
        String words = "Nothing is left to decide.";
        if (job.state().isFinal()) {
            words +=
                    settled == null || settled.isZero()
                            ? " Nothing was settled."
                            : " %s were settled.".formatted(CreditsFormat.sentence(settled));
        }
        block.add(new Paragraph(words));
        return block;
    }

    private static Component facts(CaseRow row) {
        JobCase job = row.job();
        Facts facts = new Facts();
        facts.add("Job", new IdText("job id", job.id().toString()));
        facts.add("Model", row.model());
        facts.add(
                "Team",
                row.slug().isEmpty()
                        ? new Span(row.team())
                        : new Anchor("admin/teams/" + row.slug(), row.team()));
        AccountId account = job.account();
        facts.add(
                "Account",
                account == null
                        ? new Span(row.account())
                        : new Anchor("admin/providers/" + account, row.account()));
        String task = job.providerTaskId();
        facts.add("Task id", task == null ? new Span("Not known") : new IdText("task id", task));
        if (job.tag() != null) {
            facts.add("Our tag", new IdText("tag", job.tag().toString()));
        }
        facts.add("Quote", MoneyText.exact(job.quote()));
        Instant since = job.unknownSince();
        if (since != null) {
            facts.add("Unknown since", time(since));
        }
        facts.add("Made", time(job.createdAt()));
        return facts;
    }

    private static Component looks(JobEvidence evidence) {
        if (evidence.looks().isEmpty()) {
            return section("What we did to find out", new Paragraph("Nothing yet."));
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("evidence");
        evidence.looks().forEach(look -> list.add(look(look)));
        return section("What we did to find out", list);
    }

    private static ListItem look(Look look) {
        ListItem item = new ListItem(strong(CaseWords.look(look)));
        Div answer = new Div(new Span(CaseWords.found(look)));
        Instant at = look.lastAt();
        if (at != null) {
            answer.add(new Span(" \u00b7 "), time(at));
        }
        item.add(answer);
        String detail = look.detail();
        if (detail != null) {
            item.add(quote(detail));
        }
        return item;
    }

    private static Component sent(JobEvidence evidence) {
        if (evidence.attempts().isEmpty()) {
            return section("Sent", new Paragraph("It was never sent."));
        }
        OrderedList list = new OrderedList();
        list.addClassName("evidence");
        for (Sent sent : evidence.attempts()) {
            list.add(
                    new ListItem(
                            strong(CaseWords.capital(sent.words())), new Div(time(sent.at()))));
        }
        return section("Sent", list);
    }

    private static Component next(JobEvidence evidence, Instant now) {
        Section section =
                section("What is tried next", new Paragraph(CaseWords.trying(evidence, now)));
        String person = CaseWords.person(evidence, now);
        if (!person.isEmpty()) {
            section.add(new Paragraph(person));
        }
        return section;
    }

    private static Component time(Instant at) {
        return new Span(TimeText.absolute(at, ZoneOffset.UTC), new Span(" UTC"));
    }

    private static Component strong(String words) {
        Span line = new Span(words);
        line.addClassName("evidence__what");
        return line;
    }

    private static Component quote(String words) {
        Paragraph said = new Paragraph(words);
        said.addClassName("evidence__said");
        said.getElement().setAttribute("dir", "auto");
        return said;
    }

    private static Section section(String title, Component content) {
        H3 heading = new H3(title);
        heading.addClassName("case-panel__title");
        Section section = new Section(heading, content);
        section.addClassName("case-panel__section");
        return section;
    }
}
