package io.framehouse.catalog.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import io.framehouse.catalog.CatalogModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one row of a rule. */
final class RowFields {
    private static final String ANY = "Any";
    private static final String ALWAYS = "Any time";
    private static final String NORMAL = "Normal";
    private static final String OFF_PEAK = "Off-peak";

    final Select<String> resolution = new Select<>();
    final Select<String> time = new Select<>();
    final AmountField start;
    final List<AmountField> seconds = new ArrayList<>();
    final Button remove = new Button(VaadinIcon.TRASH.create());
    private final Map<String, String> others = new LinkedHashMap<>();

    RowFields(CatalogModel model, RuleDraft.Row row, int steps, String unit, Runnable changed) {
        List<String> resolutions = new ArrayList<>(List.of(ANY));
        resolutions.addAll(ModelLimits.of(model).resolutions());
        String now = row.when().getOrDefault("resolution", ANY);
        if (!resolutions.contains(now)) {
            resolutions.add(now);
        }
        resolution.setItems(resolutions);
        resolution.setValue(now);
        resolution.setAriaLabel("Resolution");
        time.setItems(ALWAYS, NORMAL, OFF_PEAK);
        time.setValue(time(row));
        time.setAriaLabel("Time of " + now);
        others.putAll(row.settings());
        others.remove("resolution");
        start = new AmountField(now + ": start fee", unit, changed);
        start.setOptional(row.generation());
        List<String> names = PriceTable.seconds(steps);
        for (int index = 0; index < steps; index++) {
            AmountField field =
                    new AmountField(
                            now + ": " + names.get(index).toLowerCase(java.util.Locale.ROOT),
                            unit,
                            changed);
            field.setOptional(row.second(index));
            seconds.add(field);
        }
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel("Remove the price of " + now);
        resolution.addValueChangeListener(change -> changed.run());
        time.addValueChangeListener(change -> changed.run());
    }

    /** Conditions that this form only keeps, in words; empty for none. */
    String otherWords(CatalogModel model) {
        return others.isEmpty() ? "" : PriceWords.settings(model, others);
    }

    /** Marks what is missing or wrong; answers whether all is right. */
    boolean validate() {
        boolean onlyStart =
                start.getValue() != null
                        && seconds.stream().allMatch(field -> field.getValue() == null);
        boolean right = start.validate(seconds.isEmpty());
        for (AmountField field : seconds) {
            right &= field.validate(!onlyStart);
        }
        return right;
    }

    /** What was typed, as far as it was. */
    RuleDraft.Row read() {
        Map<String, String> when = new LinkedHashMap<>();
        if (!ANY.equals(resolution.getValue())) {
            when.put("resolution", resolution.getValue());
        }
        if (!ALWAYS.equals(time.getValue())) {
            when.put(RuleDraft.OFF_PEAK, String.valueOf(OFF_PEAK.equals(time.getValue())));
        }
        when.putAll(others);
        List<BigDecimal> amounts =
                seconds.stream()
                        .map(BigDecimalField::getValue)
                        .filter(java.util.Objects::nonNull)
                        .toList();
        return new RuleDraft.Row(when, amounts, startFee());
    }

    private @Nullable BigDecimal startFee() {
        return start.getValue();
    }

    private static String time(RuleDraft.Row row) {
        String offPeak = row.when().get(RuleDraft.OFF_PEAK);
        if (offPeak == null) {
            return ALWAYS;
        }
        return offPeak.equals("true") ? OFF_PEAK : NORMAL;
    }
}
