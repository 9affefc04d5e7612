package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.framehouse.reports.Proof.Offender;
import io.framehouse.reports.Proof.Run;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import java.util.Objects;

/** The headline of a run: whether the books balance, since when not, and the evidence. */
final class ProofVerdict extends Div {
    ProofVerdict(Run run, boolean newest, ProofModel model) {
        ProofModel.State state = model.state(run, newest);
        addClassNames("card", "verdict");
        setClassName("verdict--bad", state == ProofModel.State.DIFFERENCE);
        setClassName("verdict--stale", state == ProofModel.State.STALE);
        H2 headline = new H2(model.headline(run));
        headline.addClassName("verdict__headline");
        Div head = new Div(headline, badge(state));
        head.addClassName("verdict__head");
        Paragraph text = new Paragraph(model.explanation(run, newest));
        text.addClassNames("verdict__text", "num");
        add(head, text);
        if (state == ProofModel.State.DIFFERENCE) {
            getElement().setAttribute("role", "alert");
            ProofModel.first(run).ifPresent(first -> add(start(run, first)));
        }
        Anchor back = new Anchor(ProofLinks.PATH, "Show the newest run");
        Div foot = new Div(evidence(run, model));
        foot.addClassName("verdict__foot");
        if (newest) {
            Paragraph next = new Paragraph(model.next());
            next.addClassNames("caption", "num");
            foot.add(next);
        } else {
            foot.add(back);
        }
        add(foot);
    }

    /** {@code First wrong entry: 19 Nov 2026, 22:14 UTC, Studio Nord}, and the way there. */
    private static Component start(Run run, Offender first) {
        String team = first.teamName() == null ? "" : ", " + first.teamName();
        String words =
                "First wrong entry: "
                        + ProofModel.at(Objects.requireNonNull(first.at()))
                        + team
                        + ". ";
        Paragraph line = new Paragraph(words);
        line.addClassNames("verdict__text", "num");
        if (first.job() != null) {
            line.add(new Anchor(ProofLinks.item(run, first), "Open its money trail"));
        }
        return line;
    }

    private static Component evidence(Run run, ProofModel model) {
        DownloadHandler csv =
                event -> {
                    event.setFileName("proof-" + run.asOf().toString().replace(':', '-') + ".csv");
                    event.setContentType("text/csv; charset=utf-8");
                    model.writeEvidence(run, event.getOutputStream());
                };
        Anchor link = new Anchor(csv, "Download evidence");
        link.addComponentAsFirst(VaadinIcon.DOWNLOAD_ALT.create());
        link.addClassName("link-button");
        link.setTitle("This run as CSV: every check, every item, every account");
        return link;
    }

    private static StatusBadge badge(ProofModel.State state) {
        return switch (state) {
            case PASSED -> StatusBadge.of("Passed", VaadinIcon.CHECK_CIRCLE, Style.GOOD);
            case DIFFERENCE -> StatusBadge.of("Difference found", VaadinIcon.WARNING, Style.BAD);
            case STALE -> StatusBadge.of("Older than 26 h", VaadinIcon.CLOCK, Style.CHECK);
        };
    }
}
