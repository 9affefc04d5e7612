package io.framehouse.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.access.PasswordResets.Made;
import io.framehouse.access.PeopleLife;
import io.framehouse.access.PeopleLife.Account;
import io.framehouse.shared.Action;
import io.framehouse.shared.PlatformRole;
import io.framehouse.ui.CardTable;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.PlatformView;
import io.framehouse.ui.RowMenu;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TimeText;
import io.framehouse.ui.Toast;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everybody who has an account: links to a new password, and who may sign in. */
@Route(PeopleNavigation.PAGE)
@PermitAll
final class PeopleView extends PlatformView {
    private static final long serialVersionUID = 1L;

    private final transient PeopleModel model;
    private final TextField search = new TextField("Search name or email");
    private @Nullable SafeBlock list;

    PeopleView(TeamDoor door, PeopleModel model) {
        super(door, Action.MANAGE_TEAMS, "People");
        this.model = model;
        addClassName("people");
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addClassName("people__search");
        search.addValueChangeListener(change -> reload());
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        SafeBlock block =
                new SafeBlock("Could not load people. Nobody's access has changed.", this::table);
        list = block;
        add(
                new PageHeader(
                        "People",
                        "Everybody who can sign in. Who works where is on each team's page."),
                search,
                block);
    }

    private Component table() {
        List<Account> found = model.find(search.getValue());
        if (found.isEmpty()) {
            return new EmptyState(
                    VaadinIcon.USERS,
                    "Nobody found",
                    "No name and no address holds these letters. Clear the search to see all.");
        }
        Div both = new Div();
        both.add(
                new CardTable<Account>("People")
                        .title("Name", PeopleView::name)
                        .column("Email", account -> new Span(account.email()))
                        .column("Platform role", account -> new Span(roles(account)))
                        .column("Last active", PeopleView::active)
                        .actions(this::actions)
                        .rows(found));
        if (found.size() == PeopleLife.MOST_FOUND) {
            Span more = new Span("These are the first " + found.size() + ". Search for others.");
            more.addClassName("caption");
            both.add(more);
        }
        return both;
    }

    private static Component name(Account account) {
        Div name = new Div(new Span(account.displayName()));
        name.addClassName("me__device");
        if (account.disabled()) {
            Span off = new Span("switched off");
            off.addClassName("caption");
            name.add(off);
        }
        return name;
    }

    private static String roles(Account account) {
        String roles =
                account.roles().stream()
                        .sorted()
                        .map(role -> role == PlatformRole.ADMIN ? "Admin" : "Finance")
                        .collect(Collectors.joining(", "));
        return roles.isEmpty() ? "\u2013" : roles;
    }

    private static Component active(Account account) {
        return account.lastActiveAt() == null
                ? new Span("Never")
                : TimeText.relative(account.lastActiveAt(), ZoneOffset.UTC);
    }

    private Component actions(Account account) {
        RowMenu menu = new RowMenu(account.displayName());
        if (!account.disabled()) {
            menu.entry("Make password link", () -> makeLink(account));
        }
        if (account.disabled()) {
            menu.entry("Switch on", () -> run(() -> model.enable(account.id()), account, "on"));
        } else if (!model.isSelf(account)) {
            menu.entry("Switch off", () -> askOff(account));
        }
        return menu;
    }

    private void makeLink(Account account) {
        List<Made> made = new ArrayList<>();
        if (Outcomes.run(() -> made.add(model.makeReset(account.id())))) {
            new ResetLinkDialog(account.displayName(), made.getFirst()).open();
        }
    }

    private void askOff(Account account) {
        ConfirmDialogs.ask(
                "Switch off " + ConfirmDialogs.cut(account.displayName()) + "?",
                "They are signed out everywhere and their keys stop at once. Running jobs continue"
                        + " and settle to their teams. You can switch them on again.",
                "Switch off",
                "Keep account",
                () -> run(() -> model.disable(account.id()), account, "off"));
    }

    private void run(Runnable work, Account account, String now) {
        if (Outcomes.run(work)) {
            Toast.success("%s is switched %s now.".formatted(account.displayName(), now));
        }
        reload();
    }

    private void reload() {
        if (list != null) {
            list.load();
        }
    }
}
