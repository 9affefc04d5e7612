package io.framehouse.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.catalog.TeamPrice;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Team;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import io.framehouse.ui.Toast;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What single teams pay more or less than the price book, over time, and a new team price. */
final class TeamPricesTab extends Div {
    private final PricesModel prices;
    private final Runnable reload;
    private final ComboBox<Team> team = new ComboBox<>("Team");
    private final BigDecimalField percent = new BigDecimalField("More or less");
    private final StartField start = new StartField(() -> {});
    private final TextField reason = new TextField("Reason");

    /**
     * The tab.
     *
     * @param editable whether new team prices can be made
     * @param reload shows the tab afresh
     */
    TeamPricesTab(PricesModel prices, boolean editable, Runnable reload) {
        this.prices = prices;
        this.reload = reload;
        addClassName("price-tab");
        List<Team> teams = prices.teams();
        add(table(teams));
        if (editable) {
            add(form(teams), WideOnly.note());
        }
    }

    private Component table(List<Team> teams) {
        List<TeamPrice> versions = prices.teamPrices();
        if (versions.isEmpty()) {
            return new EmptyState(
                    VaadinIcon.SCALE,
                    "No team prices",
                    "Every team pays the price book. A team price makes all prices of one team"
                            + " higher or lower by a percentage.");
        }
        Map<TeamId, String> names = teams.stream().collect(Collectors.toMap(Team::id, Team::name));
        Set<TeamPrice> inForce =
                prices.inForce(versions, TeamPrice::effectiveFrom, TeamPrice::team);
        PlainTable table =
                new PlainTable(
                        "Team prices",
                        List.of(
                                Column.text("Team"),
                                Column.number("More or less"),
                                Column.text("Valid from (UTC)"),
                                Column.text("State"),
                                Column.text("Reason"),
                                Column.text("Made by")));
        versions.stream()
                .sorted(
                        java.util.Comparator.comparing(
                                (TeamPrice one) -> names.getOrDefault(one.team(), "")))
                .forEach(one ->
                        table.row(
                                List.of(
                                        PlainTable.text(names.getOrDefault(one.team(), "\u2013")),
                                        PlainTable.text(PriceWords.percent(one.percent())),
                                        PlainTable.text(PriceWords.moment(one.effectiveFrom())),
                                        PriceBadge.state(
                                                inForce.contains(one),
                                                one.effectiveFrom().isAfter(prices.now())),
                                        PlainTable.text(one.reason()),
                                        PlainTable.text(one.madeBy()))));
        return table;
    }

    private Component form(List<Team> teams) {
        team.setItems(teams);
        team.setItemLabelGenerator(Team::name);
        team.setRequiredIndicatorVisible(true);
        team.setManualValidation(true);
        percent.setLocale(Locale.ENGLISH);
        percent.setSuffixComponent(new Span("%"));
        percent.setHelperText("-10 is a tenth less, 5 a twentieth more, 0 the price book");
        percent.setManualValidation(true);
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setHelperText("Goes to the audit trail.");
        Button publish = new Button("Publish team price", click -> publish());
        publish.addThemeVariants(ButtonVariant.PRIMARY);
        publish.addClassName("form-stack__act");
        H2 title = new H2("New team price");
        title.addClassName("section-title");
        Span kept = new Span(PriceWords.ONCE_QUOTED);
        kept.addClassName("caption");
        Section form = new Section(title, team, percent, start, reason, kept, publish);
        form.addClassNames("card", "form-stack", "wide-only");
        return form;
    }

    private void publish() {
        showErrors(List.of());
        Team chosen = team.getValue();
        BigDecimal value = percent.getValue();
        if (chosen == null) {
            showErrors(List.of(new FieldError("team", "required", "Choose a team.")));
            return;
        }
        if (value == null) {
            showErrors(
                    List.of(
                            new FieldError(
                                    "percent",
                                    "required",
                                    "Give a percentage, such as -10 for a tenth less.")));
            return;
        }
        if (Outcomes.run(
                () ->
                        prices.publishTeamPrice(
                                chosen.id(), value, start.moment(), reason.getValue()),
                this::showErrors)) {
            Toast.success(
                    "%s pays %s %s."
                            .formatted(chosen.name(), PriceWords.percent(value), start.words()));
            reload.run();
        }
    }

    private void showErrors(List<FieldError> errors) {
        FormErrors.show(errors, start, Map.of("team", team, "percent", percent, "reason", reason));
    }
}
