package io.framehouse.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import io.framehouse.catalog.CatalogModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The amounts of a rule to change: rows of settings, what off-peak leaves, surcharges. */
final class RuleForm extends Div {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_STEPS = 3;

    private final CatalogModel model;
    private final Runnable changed;
    private final Select<String> unit = new Select<>();
    private final Select<String> settlement = new Select<>();
    private final Select<Integer> steps = new Select<>();
    private final BigDecimalField share = new BigDecimalField("Off-peak leaves");
    private final AmountField roundUp;
    private final Div rowsPlace = new Div();
    private final SurchargeForm surcharges;
    private final List<RowFields> rows = new ArrayList<>();

    RuleForm(CatalogModel model, RuleDraft draft, Runnable changed) {
        this.model = model;
        this.changed = changed;
        addClassName("rule-form");
        setUpChoices(draft);
        share.setLocale(Locale.ENGLISH);
        share.setSuffixComponent(new Span("%"));
        share.setHelperText("Of a price without a time of its own; empty for none");
        share.setManualValidation(true);
        share.setValue(draft.share() == null ? null : draft.share().movePointRight(2));
        share.addValueChangeListener(change -> changed.run());
        roundUp = new AmountField("Rounded up to", draft.unit(), changed);
        roundUp.setLabel("Rounded up to");
        roundUp.setHelperText("Such as 1 for whole credits");
        roundUp.setOptional(draft.roundUpTo());
        surcharges = new SurchargeForm(model, draft, changed);
        rowsPlace.addClassName("rule-form__rows");
        Button add = new Button("Add a row", VaadinIcon.PLUS.create(), click -> addRow());
        add.addThemeVariants(ButtonVariant.TERTIARY);
        add(pair(unit, settlement, steps), heading("Prices"), rowsPlace, add);
        add(pair(share, roundUp), heading("Surcharges"), surcharges);
        show(draft.rows(), Math.max(draft.steps(), 0));
    }

    /** Marks what is missing or wrong; answers whether all is right. */
    boolean validate() {
        boolean right = !rows.isEmpty();
        for (RowFields row : rows) {
            right &= row.validate();
        }
        BigDecimal percent = share.getValue();
        boolean shareRight =
                percent == null || (percent.signum() > 0 && percent.compareTo(HUNDRED) <= 0);
        share.setInvalid(!shareRight);
        share.setErrorMessage("More than 0, at most 100");
        boolean roundRight = roundUp.validate(false);
        return surcharges.validate() && right && shareRight && roundRight;
    }

    /** What was typed, as far as it was. */
    RuleDraft read() {
        BigDecimal percent = share.getValue();
        BigDecimal step = roundUp.getValue();
        return new RuleDraft(
                unit.getValue(),
                settlement.getValue(),
                rows.stream().map(RowFields::read).toList(),
                percent == null ? null : percent.movePointLeft(2),
                percent == null || step == null || step.signum() == 0 ? null : step,
                surcharges.read());
    }

    private void setUpChoices(RuleDraft draft) {
        unit.setLabel("Unit");
        unit.setItems("credits", "USD");
        unit.setItemLabelGenerator(one -> one.equals("USD") ? "USD" : "Provider credits");
        unit.setValue(draft.unit());
        unit.addValueChangeListener(change -> again());
        settlement.setLabel("Settled at");
        settlement.setItems("quoted", "reported");
        settlement.setItemLabelGenerator(
                one -> one.equals("quoted") ? "The quote" : "The provider's report");
        settlement.setValue(draft.settlement());
        settlement.addValueChangeListener(change -> changed.run());
        steps.setLabel("Seconds are priced");
        steps.setItems(0, 1, 2, MOST_STEPS);
        steps.setItemLabelGenerator(RuleForm::stepWords);
        steps.setValue(Math.min(draft.steps(), MOST_STEPS));
        steps.addValueChangeListener(change -> again());
    }

    private static String stepWords(int count) {
        return switch (count) {
            case 0 -> "Not at all, a fee only";
            case 1 -> "All alike";
            case 2 -> "First and further";
            default -> "First, second and further";
        };
    }

    private void again() {
        show(rows.stream().map(RowFields::read).toList(), steps.getValue());
        changed.run();
    }

    private void addRow() {
        List<RuleDraft.Row> drafts = new ArrayList<>(rows.stream().map(RowFields::read).toList());
        drafts.add(new RuleDraft.Row(Map.of(), List.of(), null));
        show(drafts, steps.getValue());
        changed.run();
    }

    private void remove(RowFields row) {
        rows.remove(row);
        show(rows.stream().map(RowFields::read).toList(), steps.getValue());
        changed.run();
    }

    private void show(List<RuleDraft.Row> drafts, int count) {
        rows.clear();
        drafts.forEach(
                draft -> rows.add(new RowFields(model, draft, count, unit.getValue(), changed)));
        rowsPlace.removeAll();
        rowsPlace.add(table(count));
    }

    private NativeTable table(int count) {
        NativeTable table = new NativeTable();
        table.addClassName("rule-table");
        table.getElement().setAttribute("aria-label", "Prices to change");
        List<String> names = new ArrayList<>(List.of("Resolution", "Time"));
        names.addAll(PriceTable.seconds(count));
        names.add("Start fee");
        NativeTableRow head = new NativeTableRow();
        names.forEach(name -> {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(name);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        });
        head.add(new NativeTableCell());
        table.getHead().add(head);
        rows.forEach(row -> table.getBody().add(line(row)));
        return table;
    }

    private NativeTableRow line(RowFields row) {
        NativeTableCell setting = new NativeTableCell(row.resolution);
        String others = row.otherWords(model);
        if (!others.isEmpty()) {
            Span words = new Span(others);
            words.addClassName("caption");
            setting.add(words);
        }
        NativeTableRow line = new NativeTableRow(setting, new NativeTableCell(row.time));
        row.seconds.forEach(field -> line.add(new NativeTableCell(field)));
        row.remove.addClickListener(click -> remove(row));
        row.remove.setEnabled(rows.size() > 1);
        line.add(new NativeTableCell(row.start), new NativeTableCell(row.remove));
        return line;
    }

    private static H3 heading(String words) {
        H3 heading = new H3(words);
        heading.addClassName("section-title");
        return heading;
    }

    private static Component pair(@Nullable Component... fields) {
        Div pair = new Div();
        for (Component field : fields) {
            pair.add(Objects.requireNonNull(field));
        }
        pair.addClassName("rule-form__pair");
        return pair;
    }
}
