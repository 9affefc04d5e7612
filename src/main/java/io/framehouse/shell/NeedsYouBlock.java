package io.framehouse.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.jobs.JobRow;
import io.framehouse.shared.Credits;
import io.framehouse.shared.Page;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;

/** What waits for a look; takes no room when there is nothing. */
final class NeedsYouBlock extends Div {
    NeedsYouBlock(CurrentTeam team, Page<JobRow> checking) {
        if (checking.items().isEmpty()) {
            return;
        }
        addClassName("needs-you");
        int count = checking.items().size();
        Credits held =
                checking.items().stream().map(JobRow::held).reduce(Credits.ZERO, Credits::plus);
        String more = checking.nextCursor() == null ? "" : "+";
        String words =
                count == 1
                        ? "1 job is being checked with the provider"
                        : count + more + " jobs are being checked with the provider";
        Icon icon = VaadinIcon.QUESTION_CIRCLE.create();
        icon.addClassName("needs-you__icon");
        Span text = new Span(words + " \u00b7 " + CreditsFormat.exactText(held) + " held");
        text.addClassName("needs-you__text");
        Anchor link =
                new Anchor(
                        target(team, checking),
                        count == 1 ? "View job \u2192" : "View jobs \u2192");
        Div row = new Div(icon, text, link);
        row.addClassName("needs-you__row");
        add(row);
    }

    private static String target(CurrentTeam team, Page<JobRow> checking) {
        String jobs = team.path(NavigationItems.JOBS);
        return checking.items().size() == 1
                ? jobs + "/" + checking.items().getFirst().id()
                : jobs + "?status=unknown";
    }
}
