package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which settings of a video the form takes over; nothing that was typed is taken by itself. */
final class ReuseDialog extends Dialog {
    private static final int FEW = 8;

    private final ReusePlan plan;
    private final Set<String> ticked;
    private final NativeTable table = new NativeTable();
    private final Paragraph same = new Paragraph();
    private final Button apply = new Button();

    /** Does what was chosen. */
    interface Choice {
        void apply(Set<String> ticked, boolean append);
    }

    ReuseDialog(String title, ReusePlan plan, Choice choice) {
        super(title);
        this.plan = plan;
        ticked = plan.ticked(plan.bringsModel());
        addClassName("reuse-dialog");
        table.addClassName("reuse-table");
        same.addClassName("create-hint");
        head();
        Div content = new Div(table, same);
        content.addClassName("reuse-dialog__content");
        add(content);
        apply.addThemeVariants(ButtonVariant.PRIMARY);
        apply.addClickListener(click -> done(choice, false));
        getFooter().add(new Button("Cancel", click -> close()));
        if (plan.mayAppend()) {
            Button append = new Button("Append prompt instead", click -> done(choice, true));
            append.setTooltipText("Puts its prompt below yours, and applies what is ticked");
            getFooter().add(append);
        }
        getFooter().add(apply);
        draw();
    }

    private void done(Choice choice, boolean append) {
        close();
        Set<String> chosen = new HashSet<>(ticked);
        if (append) {
            chosen.remove(ReusePlan.PROMPT);
        }
        choice.apply(chosen, append);
    }

    private void head() {
        NativeTableRow row = new NativeTableRow();
        for (String label : List.of("Setting", "In your form", "From the video")) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(label);
            cell.getElement().setAttribute("scope", "col");
            row.add(cell);
        }
        table.getHead().add(row);
    }

    /** What a model takes changes with the tick at the model. */
    private void draw() {
        boolean withModel = ticked.contains(ReusePlan.MODEL);
        table.getBody().removeAll();
        for (ReuseRow row : plan.rows(withModel)) {
            if (row.isRefused()) {
                ticked.remove(row.name());
            }
            table.getBody().add(row(row));
        }
        List<String> labels = plan.same(withModel);
        same.setVisible(!labels.isEmpty());
        String more = labels.size() > FEW ? " and " + (labels.size() - FEW) + " more" : "";
        same.setText(
                "Same in both: " + String.join(", ", labels.stream().limit(FEW).toList()) + more);
        count();
    }

    private void count() {
        int count = ticked.size();
        apply.setText(count == 1 ? "Apply 1 setting" : "Apply " + count + " settings");
        apply.setEnabled(count > 0);
    }

    private NativeTableRow row(ReuseRow row) {
        NativeTableHeaderCell setting = new NativeTableHeaderCell(setting(row));
        setting.getElement().setAttribute("scope", "row");
        NativeTableRow line =
                new NativeTableRow(setting, cell("In your form", row.here()), there(row));
        line.setClassName("reuse-table__refused", row.isRefused());
        return line;
    }

    private Component setting(ReuseRow row) {
        if (row.isRefused()) {
            Span label = new Span(VaadinIcon.BAN.create(), new Span(row.label()));
            label.addClassName("reuse-table__label");
            return label;
        }
        Checkbox tick = new Checkbox(row.label(), ticked.contains(row.name()));
        tick.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                tick(row.name(), change.getValue(), tick);
            }
        });
        return tick;
    }

    private void tick(String name, boolean on, Checkbox tick) {
        if (on) {
            ticked.add(name);
        } else {
            ticked.remove(name);
        }
        if (name.equals(ReusePlan.MODEL)) {
            Set<String> before = plan.ticked(!on);
            Set<String> now = plan.ticked(on);
            now.removeAll(before);
            ticked.addAll(now);
            draw();
            focusModel();
        } else {
            count();
        }
    }

    private void focusModel() {
        table.getElement()
                .executeJs(
                        "const boxes = [...this.querySelectorAll('vaadin-checkbox')];"
                                + "boxes.find(box => box.label === 'Model')?.focus();");
    }

    private static NativeTableCell cell(String label, String text) {
        Span words = new Span(text);
        words.addClassName("reuse-table__value");
        words.setTitle(text);
        words.getElement().setAttribute("dir", "auto");
        NativeTableCell cell = new NativeTableCell(words);
        cell.getElement().setAttribute("data-label", label);
        return cell;
    }

    private static NativeTableCell there(ReuseRow row) {
        NativeTableCell cell = cell("From the video", row.there());
        String note = row.note();
        if (note != null) {
            Span words = new Span(note);
            words.addClassName("reuse-table__note");
            cell.add(words);
        }
        return cell;
    }
}
