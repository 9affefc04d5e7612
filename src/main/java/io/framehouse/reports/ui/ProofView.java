package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.reports.Proof;
import io.framehouse.reports.Proof.Run;
import io.framehouse.shared.Action;
import io.framehouse.ui.Announcer;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.PlatformView;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import io.framehouse.ui.TeamDoor;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Optional;

/** Whether every credit adds up. */
@Route("admin/proof")
@PermitAll
final class ProofView extends PlatformView {
    private static final String FAILED = "Could not load the last proof. The books are untouched.";

    private final transient ProofModel model;

    ProofView(TeamDoor door, Proof proof, Clock clock) {
        super(door, Action.VIEW_PROOF, "Proof and health");
        this.model = new ProofModel(proof, clock);
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        SafeBlock result = new SafeBlock(FAILED, () -> lastRun(model.last()));
        result.addClassName("proof");
        Button run = new Button("Run now", VaadinIcon.CLIPBOARD_CHECK.create());
        run.addThemeVariants(ButtonVariant.PRIMARY);
        run.setDisableOnClick(true);
        run.addClickListener(click -> {
            Outcomes.run(() -> Announcer.polite(model.headline(model.runNow())));
            result.load();
            run.setEnabled(true);
        });
        add(
                new PageHeader(
                                "Proof and health",
                                "Every night all entries, balances and jobs are"
                                        + " added up again and compared.")
                        .actions(run),
                result);
    }

    private Component lastRun(Optional<Run> last) {
        return last.<Component>map(run -> new Div(verdict(run), new ProofTable(model.sorted(run))))
                .orElseGet(() ->
                        new EmptyState(
                                VaadinIcon.CLIPBOARD_CHECK,
                                "No proof yet",
                                "The first check runs tonight at 03:10, or now."));
    }

    private Component verdict(Run run) {
        ProofModel.State state = model.state(run);
        H2 headline = new H2(model.headline(run));
        headline.addClassName("verdict__headline");
        Div head = new Div(headline, badge(state));
        head.addClassName("verdict__head");
        Paragraph text = new Paragraph(model.explanation(run));
        text.addClassNames("verdict__text", "num");
        Div panel = new Div(head, text);
        panel.addClassNames("card", "verdict");
        panel.setClassName("verdict--bad", state == ProofModel.State.DIFFERENCE);
        if (state == ProofModel.State.DIFFERENCE) {
            panel.getElement().setAttribute("role", "alert");
        }
        return panel;
    }

    private static StatusBadge badge(ProofModel.State state) {
        return switch (state) {
            case PASSED -> StatusBadge.of("Passed", VaadinIcon.CHECK_CIRCLE, Style.GOOD);
            case DIFFERENCE -> StatusBadge.of("Difference found", VaadinIcon.WARNING, Style.BAD);
            case STALE -> StatusBadge.of("Older than 26 h", VaadinIcon.CLOCK, Style.CHECK);
        };
    }
}
