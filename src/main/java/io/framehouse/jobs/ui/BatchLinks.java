package io.framehouse.jobs.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.framehouse.jobs.BatchResult;
import io.framehouse.jobs.Job;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;

/** The jobs of a batch that were made. */
final class BatchLinks extends UnorderedList {
    BatchLinks(CurrentTeam team, BatchResult result) {
        addClassName("batch-links");
        for (int i = 0; i < result.made().size(); i++) {
            Job job = result.made().get(i).job();
            Anchor link = new Anchor(JobsNavigation.job(team, job.id()), "Video " + (i + 1));
            link.setTarget("_blank");
            String seed = job.parameters().path("seed").asString("");
            Span facts =
                    new Span(
                            CreditsFormat.exactText(job.quote())
                                    + " held"
                                    + (seed.isEmpty() ? "" : " \u00b7 seed " + seed));
            facts.addClassNames("create-hint", "num");
            add(new ListItem(link, new Span(job.model()), facts));
        }
    }
}
