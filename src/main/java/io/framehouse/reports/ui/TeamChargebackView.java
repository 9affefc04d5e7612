package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.framehouse.reports.CostAllocation;
import io.framehouse.reports.CostAllocation.Basis;
import io.framehouse.reports.CostAllocation.Chargeback;
import io.framehouse.reports.CostAllocation.Row;
import io.framehouse.reports.CostAllocation.Split;
import io.framehouse.reports.CostAllocation.Who;
import io.framehouse.reports.Statements;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageFilter.Dimension;
import io.framehouse.shared.Action;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.PageTabs;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import io.framehouse.ui.TimeFormat;
import jakarta.annotation.security.PermitAll;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each cost centre of a team owes for a month of the books, as its statement says it, in all
 * or by member or key. Month and split are in the address.
 */
@Route("t/:team/" + TeamChargebackView.PAGE)
@PermitAll
final class TeamChargebackView extends TeamView {
    static final String PAGE = "usage/cost-centres";

    private static final Map<Split, String> WORDS =
            Map.of(
                    Split.NONE, "Nothing",
                    Split.MEMBER, "Member",
                    Split.KEY, "Key");

    private final transient CostAllocation allocation;
    private final transient Statements statements;

    TeamChargebackView(TeamDoor door, CostAllocation allocation, Statements statements) {
        super(door, Action.VIEW_STATEMENTS, "Cost centres");
        this.allocation = allocation;
        this.statements = statements;
    }

    /** The two parts of a team's usage, for those who see both. */
    static PageTabs tabs(CurrentTeam team, boolean chargeback) {
        return new PageTabs("Parts of usage")
                .tab(team.path("usage"), "Usage", !chargeback)
                .tab(team.path(PAGE), "Cost centres", chargeback);
    }

    @Override
    protected void show(CurrentTeam team, BeforeEnterEvent event) {
        TeamChargebackAsk asked =
                TeamChargebackAsk.read(
                        event.getLocation().getQueryParameters(), statements.running(team.id()));
        removeAll();
        addClassName("month");
        add(
                new PageHeader(
                        "Cost centres",
                        "What each cost centre of "
                                + team.name()
                                + " owes for a month, as its statement says it. A job is booked to"
                                + " the cost centre that it names, else to that of its key, else to"
                                + " that of the team."),
                tabs(team, true),
                new MonthNav(
                        asked.month(), month -> team.path(PAGE) + "?" + asked.of(month).query()),
                choice(team, asked),
                new SafeBlock(
                        "Could not load the cost centres. The books are untouched.",
                        () -> body(team, asked)));
    }

    private static Component choice(CurrentTeam team, TeamChargebackAsk asked) {
        Select<Split> choice = new Select<>();
        choice.setLabel("Split by");
        choice.setItems(Split.values());
        choice.setItemLabelGenerator(WORDS::get);
        choice.setValue(asked.split());
        choice.addValueChangeListener(change ->
                UI.getCurrent()
                        .navigate(
                                team.path(PAGE),
                                QueryParameters.fromString(asked.by(change.getValue()).query())));
        choice.addClassName("month__choice");
        return choice;
    }

    private Component body(CurrentTeam team, TeamChargebackAsk asked) {
        Basis.Month basis = new Basis.Month(asked.month());
        Chargeback found = allocation.chargeback(team.id(), basis, asked.split());
        Div page = new Div();
        page.addClassName("month__page");
        page.add(
                new MonthState(
                        asked.month(),
                        found.closed(),
                        found.rows().isEmpty(),
                        found.asOf(),
                        found.zone()));
        if (found.rows().isEmpty()) {
            page.add(
                    new EmptyState(
                            VaadinIcon.CALENDAR_O,
                            "Nothing to share out",
                            "No job was settled or corrected in this month."));
            return page;
        }
        page.add(
                new ChargebackTable(
                        found,
                        switch (asked.split()) {
                            case NONE -> "";
                            case MEMBER -> "Member";
                            case KEY -> "Key";
                        },
                        row -> PlainTable.text(name(row.who())),
                        row -> Optional.of(lines(team, asked, row))),
                note(team, found),
                new ReportFile(
                        "chargeback_" + team.slug() + "_" + asked.month() + ".csv",
                        target -> allocation.writeCsv(team.id(), basis, asked.split(), target)));
        return page;
    }

    private static String name(@Nullable Who who) {
        return who == null || who.name() == null ? "\u2013" : who.name();
    }

    private static Paragraph note(CurrentTeam team, Chargeback found) {
        boolean sameZone = found.zone().equals(team.zone());
        Paragraph note =
                new Paragraph(
                        "As of %s. USD at the rate of the day each line acts on. The month is that of the books, in %s; the lines behind a row are listed by the day they were booked on%s."
                                .formatted(
                                        TimeFormat.absolute(found.asOf(), found.zone()),
                                        found.zone().getId(),
                                        sameZone ? "" : ", in " + team.zone().getId()));
        note.addClassName("caption");
        return note;
    }

    /** The lines of this row on the usage page. */
    private static String lines(CurrentTeam team, TeamChargebackAsk asked, Row row) {
        String center = row.costCenter();
        UsageFilter filter =
                UsageFilter.ALL.with(
                        Dimension.COST_CENTER, Set.of(center == null ? UsageFilter.NONE : center));
        Who who = row.who();
        String id = who == null ? UsageFilter.NONE : who.id().toString();
        filter =
                switch (asked.split()) {
                    case NONE -> filter;
                    case MEMBER -> filter.with(Dimension.MEMBER, Set.of(id));
                    case KEY -> filter.with(Dimension.KEY, Set.of(id));
                };
        return UsageAddress.link(
                team.path("usage"),
                new UsageAsk(
                        UsagePeriod.month(asked.month()),
                        UsageGroup.MODEL,
                        filter,
                        false,
                        Set.of(),
                        EntryChoice.BOOKS));
    }
}
