package io.framehouse.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.catalog.ModelUse.Used;
import io.framehouse.catalog.TypicalPrices.Typical;
import io.framehouse.ui.CardTable;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.StatusBadge;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The models of the catalogue with their switch and caps. */
final class ModelsTable {
    private ModelsTable() {}

    /**
     * @param switched called with the model and whether it shall be allowed
     * @param open shows the model's caps
     * @param editable whether switches and caps can be changed
     * @param ask what stands beside a model that is not allowed to whoever looks
     */
    static Component of(
            ModelsOverview overview,
            boolean editable,
            BiConsumer<ModelRow, Boolean> switched,
            Consumer<ModelRow> open,
            Function<ModelRow, Component> ask) {
        boolean switches = editable && overview.every() == null;
        CardTable<ModelRow> table =
                new CardTable<ModelRow>("Models")
                        .title("Model", ModelsTable::name)
                        .column("Kind and provider", ModelsTable::kind)
                        .column("Allowed", row -> allowed(row, editable, switches, switched))
                        .column("Caps", ModelsTable::caps)
                        .amount("5 s job", ModelsTable::typical)
                        .amount("This month", ModelsTable::used)
                        .actions(row ->
                                row.mine() || (editable && row.allowed())
                                        ? openButton(row, editable, open)
                                        : ask.apply(row));
        table.addClassName("models-table");
        return table.rows(overview.rows());
    }

    private static Component name(ModelRow row) {
        Span title = new Span(row.model().title());
        Span summary = new Span(row.model().summary());
        summary.addClassName("caption");
        Div words = new Div(title, summary);
        words.addClassName("models-table__name");
        return words;
    }

    private static Component allowed(
            ModelRow row,
            boolean editable,
            boolean switches,
            BiConsumer<ModelRow, Boolean> switched) {
        if (!switches) {
            // Who decides sees what the team is allowed, everybody else what they are.
            if (row.mine() || (editable && row.allowed())) {
                return StatusBadge.of("Allowed", VaadinIcon.CHECK, StatusBadge.Style.GOOD);
            }
            return StatusBadge.of(
                    row.allowed() ? "Not for you" : "Not allowed",
                    VaadinIcon.BAN,
                    StatusBadge.Style.NEUTRAL);
        }
        Checkbox box = new Checkbox("Allowed", row.allowed());
        box.setAriaLabel("Allowed: " + row.model().title());
        box.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                switched.accept(row, change.getValue());
            }
        });
        return box;
    }

    private static Component caps(ModelRow row) {
        return new Span(row.caps() == null ? "\u2013" : CapsWords.summary(row.editable()));
    }

    /** The model with its kind, since several kinds have the same name. */
    static String fullName(ModelRow row) {
        return row.model().title() + " \u00b7 " + CapsWords.mode(row.model().mode());
    }

    private static Component kind(ModelRow row) {
        List<String> providers = row.providers();
        Span by =
                new Span(
                        providers.isEmpty()
                                ? "No provider now"
                                : providers.size() == 1
                                        ? providers.getFirst()
                                        : providers.getFirst()
                                                + " and "
                                                + (providers.size() - 1)
                                                + " more");
        by.setTitle(String.join(", ", providers));
        return lines(new Span(CapsWords.mode(row.model().mode())), by);
    }

    private static Component typical(ModelRow row) {
        Typical job = row.typical();
        if (job == null) {
            return new Span("No price");
        }
        String length = job.seconds() == 0 ? "" : job.seconds() + " s";
        return lines(
                number(CreditsFormat.exactText(job.credits())),
                new Span(
                        Stream.of(length, job.resolution())
                                .filter(word -> !word.isEmpty())
                                .collect(Collectors.joining(" \u00b7 "))));
    }

    private static Component used(ModelRow row) {
        Used used = row.used();
        if (used == null) {
            return new Span("\u2013");
        }
        return lines(
                number(CreditsFormat.exactText(used.settled())),
                new Span(used.jobs() == 1 ? "1 job" : "%,d jobs".formatted(used.jobs())));
    }

    private static Span number(String text) {
        Span number = new Span(text);
        number.addClassName("num");
        return number;
    }

    private static Div lines(Span first, Span second) {
        second.addClassNames("caption", "num");
        Div lines = new Div(first, second);
        lines.addClassName("models-table__lines");
        return lines;
    }

    private static Component openButton(ModelRow row, boolean editable, Consumer<ModelRow> open) {
        Button button =
                new Button(editable ? "Change caps" : "Show caps", click -> open.accept(row));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(button.getText() + " of " + row.model().title());
        return button;
    }
}
