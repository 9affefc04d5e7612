package io.framehouse.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.shared.Action;
import io.framehouse.storage.StorageChecks;
import io.framehouse.storage.StorageChecks.Check;
import io.framehouse.storage.StorageChecks.State;
import io.framehouse.ui.LiveUpdates;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.PlatformView;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TimeText;
import io.framehouse.ui.Toast;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneOffset;
import java.util.Optional;

/** Where files lie, whether they can be had, and what the last look through them brought. */
@Route("admin/storage")
@PermitAll
final class StorageView extends PlatformView {
    private final transient StorageChecks checks;
    private final transient LiveUpdates live;

    StorageView(TeamDoor door, StorageChecks checks, LiveUpdates live) {
        super(door, Action.MANAGE_TEAMS, "Storage");
        this.checks = checks;
        this.live = live;
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        SafeBlock state =
                new SafeBlock("Could not ask how the storage is.", () -> state(checks.state()));
        SafeBlock check = new SafeBlock("Could not load the last check.", this::check);
        Button now = new Button("Check now", VaadinIcon.REFRESH.create(), click -> ask(check));
        add(
                new PageHeader(
                                "Storage",
                                "Every night all files are compared with what the database names.")
                        .actions(now),
                state,
                check);
        live.bind(check, check::load);
    }

    private void ask(SafeBlock check) {
        if (Outcomes.run(checks::ask)) {
            Toast.success("The check begins within some seconds.");
            check.load();
        }
    }

    private static Component state(State state) {
        H2 headline = new H2(StorageWords.headline(state));
        headline.addClassName("verdict__headline");
        Paragraph text = new Paragraph(StorageWords.explanation(state));
        text.addClassNames("verdict__text", "num");
        Div verdict = new Div(headline, text);
        verdict.addClassNames("card", "verdict");
        if (state.awaySince() != null) {
            verdict.addClassName("verdict--bad");
            verdict.getElement().setAttribute("role", "alert");
            verdict.add(
                    new Span(
                            new Span("Away since "),
                            TimeText.relative(state.awaySince(), ZoneOffset.UTC)));
        }
        return verdict;
    }

    private Component check() {
        Optional<Check> newest = checks.newest();
        Optional<Check> ended = checks.lastEnded();
        H2 heading = new H2("Last check");
        heading.addClassName("section-title");
        Section section = new Section(heading);
        if (newest.isPresent() && newest.get().endedAt() == null) {
            Paragraph under = new Paragraph(StorageWords.underWay(newest.get()));
            under.getElement().setAttribute("role", "status");
            section.add(under);
        }
        section.add(
                ended.<Component>map(StorageView::outcome)
                        .orElseGet(() -> new Paragraph("No check has ended yet.")));
        return section;
    }

    private static Component outcome(Check check) {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("facts");
        facts.add(
                new DescriptionList.Term("Ended"),
                new DescriptionList.Description(
                        TimeText.relative(
                                java.util.Objects.requireNonNull(check.endedAt()),
                                ZoneOffset.UTC)));
        StorageWords.figures(check)
                .forEach((term, value) -> {
                    DescriptionList.Description description =
                            new DescriptionList.Description(value);
                    description.addClassName("num");
                    facts.add(new DescriptionList.Term(term), description);
                });
        Paragraph verdict = new Paragraph(StorageWords.verdict(check));
        return new Div(verdict, facts);
    }
}
