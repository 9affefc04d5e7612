package io.framehouse.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.framehouse.shared.Action;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.SidePanel;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys let programs create videos for a team: made, changed, rotated and revoked here. */
@Route("t/:team/" + KeysNavigation.PAGE)
@PermitAll
final class KeysView extends TeamView {
    private final transient KeysModel model;

    KeysView(TeamDoor door, KeysModel model) {
        super(door, Action.MANAGE_OWN_KEYS, "API keys");
        this.model = model;
        addClassName("keys");
    }

    @Override
    protected void show(CurrentTeam team, BeforeEnterEvent event) {
        removeAll();
        QueryParameters query = event.getLocation().getQueryParameters();
        Screen screen = new Screen(new TeamKeyDesk(model, team), KeyFilter.of(query));
        query.getSingleParameter(KeysNavigation.KEY).ifPresent(screen::open);
    }

    /** The keys of one team. */
    private final class Screen {
        private final TeamKeyDesk desk;
        private final KeyActions actions;
        private final Button create;
        private final KeyFilterBar filters = new KeyFilterBar(this::apply);
        private final SafeBlock list;
        private final SidePanel panel;
        private KeyFilter filter;
        private Optional<String> opened = Optional.empty();

        Screen(TeamKeyDesk desk, KeyFilter filter) {
            this.desk = desk;
            this.filter = filter;
            actions = new KeyActions(desk, this::changed);
            create = createButton();
            filters.setVisible(false);
            list = new SafeBlock("Could not load keys. Existing keys keep working.", this::list);
            Div page = new Div(header(), filters, list);
            page.addClassName("page");
            panel = new SidePanel(page);
            panel.onClose(this::close);
            add(panel);
        }

        private PageHeader header() {
            return new PageHeader(
                            "API keys",
                            "Keys let programs create videos for "
                                    + desk.team().name()
                                    + ". The secret is shown once.")
                    .actions(reference(), create);
        }

        private Button createButton() {
            Button button =
                    new Button("Create key", VaadinIcon.PLUS.create(), click -> actions.create());
            button.addThemeVariants(ButtonVariant.PRIMARY);
            return button;
        }

        private Component list() {
            List<KeyRow> rows = desk.rows();
            List<KeyRow> found =
                    rows.stream().filter(row -> filter.matches(row, desk.now())).toList();
            create.setVisible(!rows.isEmpty());
            filters.show(filter, rows, found.size());
            if (rows.isEmpty()) {
                return new EmptyState(
                        VaadinIcon.KEY_O,
                        "No API keys",
                        "Create one to send jobs from a script or another system. People do not"
                                + " need a key to use this console.",
                        createButton());
            }
            if (found.isEmpty()) {
                return new EmptyState(
                        VaadinIcon.FILTER,
                        "No keys match these filters",
                        rows.size() == 1 ? "1 key is hidden." : rows.size() + " keys are hidden.",
                        new Button("Clear filters", click -> apply(KeyFilter.none())));
            }
            return KeysTable.ofTeam(desk.team().zone(), desk.now(), found, actions, this::name);
        }

        private Component name(KeyRow row) {
            String query = query(Optional.of(row.key().id().toString())).getQueryString();
            Anchor name =
                    new Anchor(KeysNavigation.path(desk.team()) + "?" + query, row.key().name());
            name.setTitle("Usage and last calls");
            return name;
        }

        /** Filters live in the address; the list is read again in place. */
        private void apply(KeyFilter wanted) {
            filter = wanted;
            UI.getCurrent()
                    .getPage()
                    .getHistory()
                    .replaceState(
                            null, new Location(KeysNavigation.path(desk.team()), query(opened)));
            list.load();
        }

        private void changed() {
            list.load();
            opened.ifPresent(this::open);
        }

        private void close() {
            getUI().ifPresent(ui ->
                    ui.navigate(KeysNavigation.path(desk.team()), query(Optional.empty())));
        }

        private QueryParameters query(Optional<String> key) {
            Map<String, String> all = new LinkedHashMap<>(filter.toQuery());
            key.ifPresent(id -> all.put(KeysNavigation.KEY, id));
            return QueryParameters.simple(all);
        }

        /** An id that is no key of these opens nothing. */
        void open(String key) {
            opened =
                    model.find(desk.team(), key)
                            .map(row -> {
                                panel.open(row.key().name(), new KeyPanel(desk, row, actions));
                                return key;
                            });
        }
    }

    /** A page of its own, which the router does not know. */
    private static Anchor reference() {
        Anchor link = new Anchor("reference", "API reference");
        link.setRouterIgnore(true);
        return link;
    }
}
