package io.framehouse.reconciliation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.reconciliation.Runs;
import io.framehouse.reconciliation.Runs.Node;
import io.framehouse.reconciliation.ui.RunsModel.Shown;
import io.framehouse.shared.Action;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.LiveUpdates;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import io.framehouse.ui.PlatformView;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TimeText;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the nodes did to find out how jobs at providers are, minute by minute. */
@Route("admin/reconciliation")
@PermitAll
final class RunsView extends PlatformView {
    private static final int FIRST_MINUTES = 15;

    private final transient RunsModel model;
    private final transient LiveUpdates live;
    private final Set<Instant> opened = new HashSet<>();
    private boolean wholeHour;

    RunsView(TeamDoor door, Runs runs, LiveUpdates live, Clock clock) {
        super(door, Action.MANAGE_PROVIDERS, "Reconciliation");
        this.model = new RunsModel(runs, clock);
        this.live = live;
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        Anchor checking = new Anchor("admin/jobs", "Jobs being checked");
        checking.addClassName("button-link");
        SafeBlock content =
                new SafeBlock(
                        "Could not load what the nodes did. They go on without this page.",
                        this::content);
        add(
                new PageHeader(
                                "Reconciliation",
                                "The nodes ask providers about every job that is there, send what"
                                        + " waits and look for what was lost.")
                        .actions(checking),
                content);
        live.bind(content, content::load);
    }

    private Component content() {
        Shown shown = model.read();
        Div page = new Div(verdict(shown));
        page.addClassName("runs__page");
        if (shown.nodes().isEmpty()) {
            page.add(
                    new EmptyState(
                            VaadinIcon.SERVER,
                            "Nothing was done yet",
                            "Each node writes a line a minute here, also when there is nothing to"
                                    + " do."));
            return page;
        }
        page.add(section("Nodes of the last day", nodes(shown)));
        if (!shown.minutes().isEmpty()) {
            page.add(section("Last hour", minutes(shown.minutes())));
        }
        return page;
    }

    private static Component verdict(Shown shown) {
        boolean works = RunsModel.works(shown);
        H2 headline = new H2(RunsModel.headline(shown));
        headline.addClassName("verdict__headline");
        Paragraph text = new Paragraph(RunsModel.explanation(shown));
        text.addClassNames("verdict__text", "num");
        Div verdict = new Div(headline, text);
        verdict.addClassNames("card", "verdict");
        if (!works) {
            verdict.addClassName("verdict--bad");
            verdict.getElement().setAttribute("role", "alert");
            Paragraph act =
                    new Paragraph(
                            "Look whether the application runs and reaches its database; its log"
                                    + " says why not. A node that starts takes over within a"
                                    + " minute, and nothing has to be repaired.");
            act.addClassName("verdict__text");
            verdict.add(act);
        }
        return verdict;
    }

    private static Component nodes(Shown shown) {
        PlainTable table =
                new PlainTable(
                        "Nodes of the last day",
                        List.of(
                                Column.text("Node"),
                                Column.text("State"),
                                Column.text("Last seen")));
        for (Node node : shown.nodes()) {
            Span name = new Span(node.name());
            name.addClassName("mono");
            table.row(
                    List.of(
                            name,
                            state(node, shown.at()),
                            TimeText.relative(node.seenAt(), ZoneOffset.UTC)));
        }
        return table;
    }

    private static Component state(Node node, Instant now) {
        return RunsModel.isSeen(node, now)
                ? StatusBadge.of("Working", VaadinIcon.CHECK_CIRCLE, Style.GOOD)
                : StatusBadge.of("Not seen", VaadinIcon.QUESTION_CIRCLE, Style.NEUTRAL)
                        .meaning("It was stopped, or cannot reach the database.");
    }

    private Component minutes(List<Minute> minutes) {
        boolean all = wholeHour || minutes.size() <= FIRST_MINUTES;
        Div block =
                new Div(MinuteTable.of(all ? minutes : minutes.subList(0, FIRST_MINUTES), opened));
        block.addClassName("runs__minutes");
        if (!all) {
            Button more = new Button("Show the whole hour");
            more.addClickListener(click -> {
                wholeHour = true;
                block.removeAll();
                block.add(MinuteTable.of(minutes, opened));
            });
            block.add(more);
        }
        return block;
    }

    private static Component section(String title, Component content) {
        H2 heading = new H2(title);
        heading.addClassName("section-title");
        Section section = new Section(heading, content);
        section.addClassName("runs__section");
        return section;
    }
}
