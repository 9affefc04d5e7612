package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.framehouse.reports.Bills;
import io.framehouse.reports.Proof;
import io.framehouse.reports.Proof.Invariant;
import io.framehouse.reports.Proof.Offender;
import io.framehouse.reports.Proof.Run;
import io.framehouse.reports.ProofFlow;
import io.framehouse.reports.ProviderBill;
import io.framehouse.reports.ui.bills.BillTotals;
import io.framehouse.shared.Action;
import io.framehouse.shared.PageRequest;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.PlatformView;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.SidePanel;
import io.framehouse.ui.TeamDoor;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Whether every credit adds up. The run and the item of the panel are in the address. */
@Route(ProofLinks.PATH)
@PermitAll
final class ProofView extends PlatformView {
    private static final String FAILED = "Could not load the proof. The books are untouched.";

    private static final int BILLS_SHOWN = 20;

    private final transient TeamDoor door;
    private final transient Bills bills;
    private final transient ProofModel model;
    private String runId = "";

    ProofView(TeamDoor door, Proof proof, ProofFlow flow, Bills bills, Clock clock) {
        super(door, Action.VIEW_PROOF, "Proof and health");
        this.door = door;
        this.bills = bills;
        this.model = new ProofModel(proof, flow, clock);
        addClassName("page--panel");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        var query = event.getLocation().getQueryParameters();
        runId = query.getSingleParameter(ProofLinks.RUN).orElse("");
        Optional<Run> shown = model.run(runId);
        if (!runId.isEmpty() && shown.isEmpty()) {
            throw new NotFoundException();
        }
        SafeBlock result = new SafeBlock(FAILED, () -> content(model.run(runId)));
        result.addClassName("proof");
        RunButton run = new RunButton(model, door.actor(), this::newest);
        Div list =
                new Div(
                        new PageHeader(
                                        "Proof and health",
                                        "Every night all entries, balances and jobs are"
                                                + " added up again and compared.")
                                .actions(run),
                        run.progress(),
                        result);
        list.addClassName("master");
        SidePanel panel = new SidePanel(list).onClose(() -> goTo(shown));
        add(panel);
        query.getSingleParameter(ProofLinks.ITEM)
                .flatMap(item -> shown.flatMap(one -> ProofModel.offender(one, item)))
                .filter(offender -> offender.job() != null && offender.team() != null)
                .ifPresent(offender -> open(panel, offender));
    }

    private void open(SidePanel panel, Offender offender) {
        panel.open(
                "Money trail",
                new TrailPanel(offender, model.trail(offender), new ProofLinks(door.actor())));
    }

    private static void goTo(Optional<Run> run) {
        UI.getCurrent().navigate(run.map(ProofLinks::run).orElse(ProofLinks.PATH));
    }

    /** After a run: the newest one, also where an older one was shown. */
    private void newest() {
        getUI().ifPresent(ui -> ui.navigate(ProofLinks.PATH));
    }

    private Component content(Optional<Run> run) {
        Div page = new Div();
        page.addClassName("proof__page");
        run.ifPresentOrElse(
                shown -> fill(page, shown),
                () ->
                        page.add(
                                new EmptyState(
                                        VaadinIcon.CLIPBOARD_CHECK,
                                        "No proof yet",
                                        "The first check runs tonight at 03:10, or now.")));
        page.add(
                ProofFolds.section(
                        "On its way now",
                        "Open jobs, and videos that are not copied here yet.",
                        new FlowBlock(model.flow(), model)));
        bills(page);
        run.ifPresent(shown ->
                page.add(
                        ProofFolds.section(
                                "Runs",
                                "Each run is kept and opens as it was.",
                                new ProofHistory(model, shown))));
        return page;
    }

    private void bills(Div page) {
        List<ProviderBill> current =
                may(Action.VIEW_BILLS)
                        ? bills.list(new PageRequest(BILLS_SHOWN, null)).items().stream()
                                .filter(ProviderBill::isCurrent)
                                .toList()
                        : List.of();
        if (!current.isEmpty()) {
            page.add(
                    ProofFolds.section(
                            "Providers' bills",
                            "The newest bills by class: lines, and theirs less ours in the bill's"
                                    + " unit.",
                            BillTotals.of("Providers' bills", current)));
        }
    }

    private void fill(Div page, Run run) {
        boolean newest =
                model.last().filter(last -> Objects.equals(last.id(), run.id())).isPresent();
        ProofTable table = new ProofTable(run, new ProofLinks(door.actor()));
        List<Invariant> failed = ProofModel.failed(run);
        List<Invariant> passed = ProofModel.passed(run);
        page.add(new ProofVerdict(run, newest, model));
        if (!failed.isEmpty()) {
            page.add(table.of("Checks that found a difference", failed));
        }
        if (!passed.isEmpty()) {
            page.add(
                    ProofFolds.section(
                            failed.isEmpty() ? "Checks" : "Checks that passed",
                            passed.size() + " of " + run.invariants().size() + " passed.",
                            table.of("Checks that passed", passed)));
        }
        if (!run.providers().isEmpty()) {
            page.add(
                    ProofFolds.section(
                            "Providers' balances",
                            "How far each balance fell over the last day, beside what we settled"
                                    + " there. Each in the provider's own unit.",
                            ProviderTable.of(run.providers())));
        }
    }
}
