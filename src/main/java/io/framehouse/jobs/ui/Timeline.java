package io.framehouse.jobs.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobEvent;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;
import java.util.List;

/** What happened to a job, oldest first; what is expected stands hollow at the end. */
final class Timeline extends Section {
    private final CurrentTeam team;

    Timeline(CurrentTeam team, Job job, List<JobEvent> events) {
        this.team = team;
        addClassNames("job-block", "card");
        H2 heading = new H2("Timeline");
        heading.addClassName("section-title");
        OrderedList list = new OrderedList();
        list.addClassName("timeline");
        events.forEach(event -> list.add(line(event)));
        Instant expected = job.expectedBy();
        if (!job.state().isFinal() && expected != null) {
            list.add(expected(job, expected));
        }
        add(heading, list);
    }

    private ListItem line(JobEvent event) {
        Span time = new Span(TimeFormat.timeWithSeconds(event.at(), team.zone()));
        time.addClassNames("timeline__time", "num");
        time.setTitle(TimeFormat.absolute(event.at(), team.zone()) + " " + team.zone().getId());
        Span word = new Span(TimelineWords.of(event));
        word.addClassName("timeline__word");
        Span aside = new Span(TimelineWords.aside(event));
        aside.addClassName("timeline__aside");
        Span actor = new Span(TimelineWords.actor(event));
        actor.addClassName("timeline__actor");
        Div words = new Div(word, aside);
        words.addClassName("timeline__words");
        ListItem item = new ListItem(time, words, actor);
        item.addClassName("timeline__line");
        return item;
    }

    private ListItem expected(Job job, Instant at) {
        String text =
                job.offPeak()
                        ? "off-peak limit " + TimeFormat.absolute(at, team.zone())
                        : "expected by " + TimeFormat.time(at, team.zone());
        ListItem item = new ListItem(text);
        item.addClassNames("timeline__line", "timeline__line--expected");
        return item;
    }
}
