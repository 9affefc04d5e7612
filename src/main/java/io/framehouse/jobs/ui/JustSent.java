package io.framehouse.jobs.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.framehouse.jobs.JobRow;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import java.util.List;

/** The person's newest jobs with their state as it is now. */
final class JustSent extends Section {
    private final CurrentTeam team;
    private final UnorderedList list = new UnorderedList();

    JustSent(CurrentTeam team) {
        this.team = team;
        addClassNames("just-sent", "card");
        H2 heading = new H2("Just sent");
        heading.addClassName("section-title");
        list.addClassName("just-sent__list");
        add(heading, list);
    }

    void show(List<JobRow> jobs) {
        setVisible(!jobs.isEmpty());
        list.removeAll();
        jobs.forEach(job -> list.add(new ListItem(row(job))));
    }

    private Anchor row(JobRow job) {
        Span prompt = new Span(JobWords.prompt(job.prompt()));
        prompt.addClassNames("truncate", "just-sent__prompt");
        prompt.getElement().setAttribute("dir", "auto");
        Span money = new Span(money(job));
        money.addClassNames("num", "create-hint");
        Anchor row = new Anchor(JobsNavigation.job(team, job.id()));
        row.addClassName("just-sent__row");
        row.add(prompt, JobStatusFormatter.badge(job), money);
        return row;
    }

    private static String money(JobRow job) {
        Credits settled = job.settled();
        if (settled != null) {
            return CreditsFormat.exactText(settled);
        }
        return job.held().isZero() ? "" : CreditsFormat.exactText(job.held()) + " held";
    }
}
