package io.framehouse.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.jobs.JobRow;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.ui.JobStatusFormatter;
import io.framehouse.shared.Page;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.TimeText;
import java.util.function.UnaryOperator;

/** The jobs that go on, newest first. */
final class RunningBlock extends Div {
    RunningBlock(CurrentTeam team, Page<JobRow> jobs, UnaryOperator<String> modelTitle) {
        addClassName("running");
        if (jobs.items().isEmpty()) {
            Paragraph none = new Paragraph("No job is running.");
            none.addClassName("secondary");
            add(none);
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("job-list");
        jobs.items().forEach(job -> list.add(new ListItem(row(team, job, modelTitle))));
        add(list);
    }

    private static Component row(CurrentTeam team, JobRow job, UnaryOperator<String> modelTitle) {
        Span prompt = new Span(job.prompt().isBlank() ? "Recommended prompt" : job.prompt());
        prompt.addClassNames("job-row__prompt", "truncate");
        prompt.getElement().setAttribute("dir", "auto");
        Span facts = new Span(facts(job, modelTitle.apply(job.model())));
        facts.addClassNames("caption", "num", "truncate");
        Div words = new Div(prompt, facts);
        words.addClassName("job-row__words");
        Div poster = new Div(VaadinIcon.FILM.create());
        poster.addClassNames("video-plate", "job-row__poster");
        Div state = new Div(JobStatusFormatter.badge(job), time(team, job));
        state.addClassName("job-row__state");
        Anchor row = new Anchor(team.path(NavigationItems.JOBS) + "/" + job.id());
        row.addClassName("job-row");
        row.add(poster, words, state);
        return row;
    }

    private static String facts(JobRow job, String model) {
        String held = CreditsFormat.exactText(job.held()) + " held";
        String seconds = job.durationSeconds() == null ? "" : " " + job.durationSeconds() + " s";
        return model + seconds + " \u00b7 " + job.submitter() + " \u00b7 " + held;
    }

    private static Component time(CurrentTeam team, JobRow job) {
        TimeText time =
                job.state() == JobState.RUNNING
                        ? TimeText.elapsedSince(job.updatedAt())
                        : TimeText.relative(job.createdAt(), team.zone());
        time.addClassName("caption");
        return time;
    }
}
