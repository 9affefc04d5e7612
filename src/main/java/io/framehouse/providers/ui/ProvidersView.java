package io.framehouse.providers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.shared.Action;
import io.framehouse.ui.Announcer;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.LiveUpdates;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.PlatformView;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.SidePanel;
import io.framehouse.ui.TeamDoor;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The platform's provider accounts: connect, watch, pause. The panel's id is in the address. */
@Route("admin/providers/:account?")
@PermitAll
final class ProvidersView extends PlatformView implements ProviderCard.Actions {
    private static final String PATH = "admin/providers";
    private static final String NEW = "new";

    private final transient ProvidersModel model;
    private final transient TrafficModel traffic;
    private final transient LiveUpdates live;
    private @Nullable SidePanel page;
    private @Nullable SafeBlock cards;
    private List<Row> drawn = List.of();

    ProvidersView(TeamDoor door, ProvidersServices services) {
        super(door, Action.MANAGE_PROVIDERS, "Providers");
        this.model = services.model();
        this.traffic = services.traffic();
        this.live = services.live();
        addClassName("page--panel");
    }

    /** What a card shows. */
    private record Row(ProviderAccount account, String running, Traffic traffic) {}

    private SidePanel build() {
        Button add = new Button("Add provider account", VaadinIcon.PLUS.create());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.addClickListener(click -> goTo(NEW));
        Anchor runs = new Anchor("admin/reconciliation", "Reconciliation runs");
        runs.addClassName("button-link");
        PageHeader header =
                new PageHeader(
                                "Providers",
                                "Jobs are sent to the first account that allows the model and has"
                                        + " room.")
                        .actions(runs, add);
        SafeBlock block = new SafeBlock("Could not load provider accounts.", this::cards);
        live.bind(block, this::refresh);
        Div list = new Div(header, block);
        list.addClassName("master");
        SidePanel built = new SidePanel(list).onClose(() -> goTo(""));
        add(built);
        cards = block;
        return built;
    }

    /** Draws again only what changed, so that whoever reads is not disturbed. */
    private void refresh() {
        if (!rows().equals(drawn)) {
            reload();
        }
    }

    private List<Row> rows() {
        TrafficModel.Common common = traffic.common();
        return model.list().stream()
                .map(account ->
                        new Row(account, model.running(account), traffic.of(account, common)))
                .toList();
    }

    private void reload() {
        SafeBlock block = cards;
        if (block != null) {
            block.load();
        }
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        SidePanel panel = page;
        if (panel == null) {
            panel = build();
            page = panel;
        } else {
            reload();
        }
        String id = event.getRouteParameters().get("account").orElse("");
        if (id.isEmpty()) {
            panel.close();
        } else if (id.equals(NEW)) {
            panel.open("Add provider account", panel(null));
        } else {
            ProviderAccount account = model.find(id).orElseThrow(NotFoundException::new);
            panel.open(account.data().name(), panel(account));
        }
    }

    @Override
    public void test(ProviderAccount account) {
        Outcomes.run(() -> {
            ProviderAccount asked = model.test(account.id());
            String detail = asked.statusDetail();
            Announcer.polite(detail == null ? "Tested " + asked.data().name() : detail);
        });
        reload();
    }

    @Override
    public void pause(ProviderAccount account) {
        new PauseDialog(
                        account.data().name(),
                        (time, reason) -> {
                            traffic.pause(account.id(), time, reason);
                            reload();
                        })
                .open();
    }

    @Override
    public void resume(ProviderAccount account) {
        Outcomes.run(() -> traffic.resume(account.id()));
        reload();
    }

    @Override
    public void drain(ProviderAccount account) {
        ConfirmDialogs.ask(
                "Drain " + ConfirmDialogs.cut(account.data().name()) + "?",
                "No new job is sent there until you resume it. What is there goes on (%s). Once nothing"
                                .formatted(model.running(account))
                        + " is left, the account can be removed.",
                "Drain account",
                "Keep sending",
                () -> {
                    Outcomes.run(() -> traffic.drain(account.id()));
                    reload();
                });
    }

    private Component cards() {
        drawn = rows();
        if (drawn.isEmpty()) {
            return new EmptyState(
                    VaadinIcon.CLOUD_O,
                    "No provider accounts",
                    "Without one, no model can be used. Add the account that your Vidu keys belong"
                            + " to.");
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("provider-cards");
        drawn.forEach(row ->
                list.add(
                        new ListItem(new ProviderCard(row.account(), model, row.traffic(), this))));
        return list;
    }

    private Component panel(@Nullable ProviderAccount account) {
        ProviderForm form = new ProviderForm(account, model::modelsOf);
        Button save =
                new Button(
                        account == null ? "Add account" : "Save changes",
                        click -> {
                            if (Outcomes.run(() -> save(account, form), form::showErrors)) {
                                goTo("");
                            }
                        });
        if (account != null) {
            save.addThemeVariants(ButtonVariant.PRIMARY);
        }
        Div buttons = new Div(save);
        buttons.addClassName("button-row");
        if (account != null) {
            buttons.add(removeButton(account));
        }
        Div panel = new Div(form, buttons);
        panel.addClassName("form-stack");
        return panel;
    }

    private void save(@Nullable ProviderAccount account, ProviderForm form) {
        form.showErrors(List.of());
        if (account == null) {
            model.create(form.read());
        } else {
            model.update(account, form.read());
        }
    }

    private Button removeButton(ProviderAccount account) {
        String name = ConfirmDialogs.cut(account.data().name());
        Button remove =
                new Button(
                        "Remove account",
                        click ->
                                ConfirmDialogs.ask(
                                        "Remove " + name + "?",
                                        "Its key is forgotten and no job can be sent there. An account"
                                                + " with open jobs is kept.",
                                        "Remove account",
                                        "Keep account",
                                        () -> {
                                            if (Outcomes.run(() -> model.remove(account.id()))) {
                                                goTo("");
                                            }
                                        }));
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        return remove;
    }

    private static void goTo(String id) {
        UI.getCurrent().navigate(id.isEmpty() ? PATH : PATH + "/" + id);
    }
}
