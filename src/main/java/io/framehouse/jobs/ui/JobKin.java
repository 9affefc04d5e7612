package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.framehouse.jobs.Batches.Tries;
import io.framehouse.shared.JobId;
import io.framehouse.ui.CurrentTeam;
import java.util.List;

/** The jobs that belong to a job: made together with it, or trying the same again. */
final class JobKin extends Section {
    private final CurrentTeam team;
    private final JobId self;

    JobKin(JobDetailModel model) {
        team = model.team();
        self = model.job().id();
        addClassName("job-kin");
        getElement().setAttribute("aria-label", "Jobs that belong to it");
        Tries tries = model.tries();
        if (tries.of() != null) {
            add(new Paragraph(new Span("Another try of "), link(tries.of(), "the job before it")));
        }
        if (!tries.again().isEmpty()) {
            add(line("Tried again: ", "try ", tries.again()));
        }
        List<JobId> together = model.siblings();
        if (!together.isEmpty()) {
            add(line(together.size() + " made together: ", "video ", together));
        }
        setVisible(getChildren().findAny().isPresent());
    }

    private Paragraph line(String words, String what, List<JobId> jobs) {
        Paragraph line = new Paragraph(new Span(words));
        for (int i = 0; i < jobs.size(); i++) {
            if (i > 0) {
                line.add(new Span(", "));
            }
            line.add(link(jobs.get(i), what + (i + 1)));
        }
        return line;
    }

    private Component link(JobId job, String words) {
        if (job.equals(self)) {
            Span here = new Span(words + " (this one)");
            here.getElement().setAttribute("aria-current", "true");
            return here;
        }
        return new Anchor(JobsNavigation.job(team, job), words);
    }
}
