package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.framehouse.shared.Action;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.LiveUpdates;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.PlatformView;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.SidePanel;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.Toast;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Jobs of all teams that nobody knows the fate of; the one that is looked at is in the address. */
@Route("admin/jobs/:job?")
@PermitAll
final class CasesView extends PlatformView {
    private static final String HELP =
            "Jobs that neither we nor the provider can tell the end of yet. Their credits stay held"
                    + " and none is sent twice.";

    private final transient LiveUpdates live;
    private final transient CasesModel model;
    private @Nullable SidePanel page;
    private @Nullable SafeBlock list;
    private @Nullable Div panel;
    private CasesModel.@Nullable Case shown;
    private List<CaseRow> drawn = List.of();
    private String open = "";

    CasesView(TeamDoor door, CasesServices services, LiveUpdates live) {
        super(door, Action.RESOLVE_JOBS, "Checking");
        this.live = live;
        this.model = new CasesModel(services.resolutions(), services::names, services.clock());
        addClassName("page--panel");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        open = event.getRouteParameters().get("job").orElse("");
        SidePanel layout = page;
        if (layout == null) {
            layout = build();
            page = layout;
        } else {
            reload();
        }
        if (open.isEmpty()) {
            shown = null;
            layout.close();
        } else {
            open(layout, model.find(open).orElseThrow(NotFoundException::new));
        }
    }

    private SidePanel build() {
        Anchor runs = new Anchor("admin/reconciliation", "Reconciliation runs");
        runs.addClassName("button-link");
        SafeBlock block =
                new SafeBlock(
                        "Could not load the jobs. They are still being checked.", this::table);
        Div master = new Div(new PageHeader("Checking", HELP).actions(runs), block);
        master.addClassName("master");
        SidePanel built = new SidePanel(master).onClose(() -> goTo(JobsNavigation.checking()));
        add(built);
        list = block;
        live.bind(block, this::refresh);
        return built;
    }

    private Component table() {
        drawn = model.load();
        if (drawn.isEmpty()) {
            return new EmptyState(
                    VaadinIcon.CHECK_CIRCLE_O,
                    "Nothing is being checked",
                    "We know of every job how it ended or where it is.");
        }
        Paragraph summary = new Paragraph(model.summary(drawn));
        summary.addClassNames("case-summary", "num");
        summary.getElement().setAttribute("role", "status");
        Div content = new Div(summary, CasesTable.of(drawn, open, model.now()));
        content.addClassName("cases");
        if (model.hasMore()) {
            content.add(
                    new Button(
                            "Show more jobs",
                            click -> {
                                model.showMore();
                                reload();
                            }));
        }
        return content;
    }

    private void open(SidePanel layout, CasesModel.Case one) {
        Div content = new Div();
        panel = content;
        fill(content, one);
        layout.open("Job " + one.row().code(), content);
    }

    private void fill(Div content, CasesModel.Case one) {
        shown = one;
        content.removeAll();
        content.add(new CasePanel(one, model.now(), () -> ask(one.row())));
    }

    private void ask(CaseRow row) {
        new ResolveDialog(row, draft -> decide(row, draft)).open();
    }

    private void decide(CaseRow row, ResolveDraft draft) {
        if (model.resolve(row, draft) == CasesModel.Answer.TOO_LATE) {
            Toast.warning(
                    "This job was decided meanwhile, by the provider or by another person. Your"
                            + " decision changed nothing; the page shows how it ended.");
        }
        refresh();
    }

    /** Draws again only what changed, so that whoever reads is not disturbed. */
    private void refresh() {
        if (!model.load().equals(drawn)) {
            reload();
        }
        Div content = panel;
        CasesModel.Case before = shown;
        if (content != null && before != null) {
            model.find(open)
                    .filter(now -> !now.equals(before))
                    .ifPresent(now -> fill(content, now));
        }
    }

    private void reload() {
        SafeBlock block = list;
        if (block != null) {
            block.load();
        }
    }

    private static void goTo(String address) {
        UI.getCurrent().navigate(address);
    }
}
