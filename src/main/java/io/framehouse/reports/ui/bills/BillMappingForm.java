package io.framehouse.reports.ui.bills;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.reports.BillMapping;
import io.framehouse.reports.BillPreview;
import io.framehouse.shared.DomainException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a file is read: its columns and how they are written. */
final class BillMappingForm extends Div {
    private static final String NONE = "(none)";

    private final Select<String> delimiter = new Select<>();
    private final TextField skip = new TextField("Rows above the heading");
    private final Select<String> task;
    private final Select<String> time;
    private final Select<String> amount;
    private final Select<String> unitColumn;
    private final Select<String> description;
    private final Select<String> unit = new Select<>();
    private final TextField zone = new TextField("Time zone");
    private final TextField pattern = new TextField("Form of times");
    private final Checkbox comma = new Checkbox("Amounts as 1.234,56");
    private final Checkbox negative = new Checkbox("Costs have a minus");
    private final Checkbox perDay = new Checkbox("One line a day");

    BillMappingForm(BillPreview preview) {
        BillMapping mapping = preview.mapping();
        addClassName("bills__mapping");
        delimiter.setLabel("Between cells");
        delimiter.setItems(",", ";", "\t", "|");
        delimiter.setItemLabelGenerator(BillMappingForm::delimiterName);
        delimiter.setValue(String.valueOf(mapping.delimiter()));
        skip.setValue(Integer.toString(mapping.skip()));
        List<String> columns =
                preview.headings().stream().filter(one -> !one.isEmpty()).distinct().toList();
        task = column("Task id", columns, mapping.task());
        time = column("Time or day", columns, mapping.time());
        amount = column("Amount", columns, mapping.amount());
        unitColumn = column("Unit's column", columns, mapping.unit());
        description = column("Description", columns, mapping.description());
        unit.setLabel("Unit");
        unit.setItems("credits", "USD");
        unit.setValue(mapping.defaultUnit());
        zone.setValue(mapping.zone().getId());
        zone.setHelperText("In which they count days");
        pattern.setValue(mapping.timePattern() == null ? "" : mapping.timePattern());
        pattern.setHelperText("Such as dd/MM/uuuu HH:mm; empty for the usual ones");
        comma.setValue(mapping.decimalComma());
        negative.setValue(mapping.costsNegative());
        perDay.setValue(mapping.perDay());
        Div fields =
                new Div(
                        task,
                        time,
                        amount,
                        unit,
                        unitColumn,
                        description,
                        zone,
                        pattern,
                        delimiter,
                        skip);
        fields.addClassName("bills__fields");
        Div boxes = new Div(comma, negative, perDay);
        boxes.addClassName("bills__boxes");
        add(
                new Paragraph(
                        preview.remembered()
                                ? "Read as the last bill of this provider. Look at it before you compare."
                                : "Proposed by the headings. Look at it before you compare."),
                fields,
                boxes);
    }

    private static String delimiterName(String sign) {
        return switch (sign) {
            case "," -> "Comma";
            case ";" -> "Semicolon";
            case "\t" -> "Tab";
            default -> "Vertical bar";
        };
    }

    private static Select<String> column(
            String label, List<String> columns, @Nullable String chosen) {
        Select<String> select = new Select<>();
        select.setLabel(label);
        select.setItems(Stream.concat(Stream.of(NONE), columns.stream()).toList());
        select.setValue(chosen == null || !columns.contains(chosen) ? NONE : chosen);
        return select;
    }

    BillMapping mapping() {
        return new BillMapping(
                delimiter.getValue().charAt(0),
                skipped(),
                value(task),
                value(time),
                chosenAmount(),
                value(unitColumn),
                value(description),
                comma.getValue(),
                negative.getValue(),
                pattern.getValue().isBlank() ? null : pattern.getValue().strip(),
                zone(),
                unit.getValue(),
                perDay.getValue());
    }

    private static @Nullable String value(Select<String> select) {
        return NONE.equals(select.getValue()) ? null : select.getValue();
    }

    private String chosenAmount() {
        String chosen = value(amount);
        if (chosen == null) {
            throw DomainException.invalid(
                    "amount_column", "required", "Choose the column of what a line costs.");
        }
        return chosen;
    }

    private int skipped() {
        String text = skip.getValue().strip();
        if (!text.matches("\\d{1,3}")) {
            throw DomainException.invalid(
                    "skip", "malformed", "'%s' is no such number; write 0 to 100.".formatted(text));
        }
        return Integer.parseInt(text);
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(zone.getValue().strip());
        } catch (DateTimeException unknown) {
            throw DomainException.invalid(
                    "zone",
                    "not_found",
                    "'%s' is no time zone; write one such as UTC or Asia/Shanghai."
                            .formatted(zone.getValue()));
        }
    }

    /** By the names of the service's errors. */
    Map<String, HasValidation> fields() {
        return Map.of(
                "delimiter", delimiter,
                "skip", skip,
                "task_column", task,
                "time_column", time,
                "amount_column", amount,
                "unit_column", unitColumn,
                "description_column", description,
                "unit", unit,
                "zone", zone,
                "time_pattern", pattern);
    }
}
