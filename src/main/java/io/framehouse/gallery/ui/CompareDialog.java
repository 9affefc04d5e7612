package io.framehouse.gallery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.ui.VideoPlayer;
import java.util.List;
import java.util.UUID;

/** Two videos side by side in step, and what was asked for differently. */
final class CompareDialog extends Dialog {
    private final UUID second;

    /**
     * A comparison.
     *
     * @param another chooses another second video
     * @param closed called when the person closes it; closing is then the caller's
     */
    CompareDialog(ItemModel first, ItemModel second, Runnable another, Runnable closed) {
        super("Compare");
        this.second = second.video().id();
        addClassName("compare-dialog");
        Button other = new Button("Compare with another\u2026", click -> another.run());
        Button close = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> closed.run());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel("Close comparison");
        getHeader().add(other, close);
        addDialogCloseActionListener(asked -> closed.run());
        VideoPlayer player =
                new VideoPlayer(List.of(ItemStage.film(first), ItemStage.film(second)));
        Div content = new Div(player, table(Comparison.of(first, second)));
        content.addClassName("compare-dialog__content");
        add(content);
    }

    boolean isOf(UUID other) {
        return second.equals(other);
    }

    private static Component table(Comparison comparison) {
        List<Comparison.Row> different = comparison.different();
        int all = different.size() + comparison.same().size();
        Paragraph summary =
                new Paragraph(
                        different.isEmpty()
                                ? "Nothing differs."
                                : different.size() + " of " + all + " differ.");
        summary.addClassName("compare-dialog__summary");
        NativeTable table = new NativeTable();
        table.addClassName("compare-table");
        table.getHead().add(new NativeTableRow(head("Setting"), head("A"), head("B")));
        different.forEach(row -> table.getBody().add(row(row)));
        comparison.same().forEach(row -> table.getBody().add(row(row)));
        return new Div(summary, table);
    }

    private static NativeTableRow row(Comparison.Row row) {
        NativeTableHeaderCell label = new NativeTableHeaderCell(row.label());
        label.getElement().setAttribute("scope", "row");
        NativeTableRow drawn = new NativeTableRow(label, cell(row.first()), cell(row.second()));
        if (row.differs()) {
            Span mark = new Span("differs");
            mark.addClassName("compare-table__mark");
            label.add(mark);
            drawn.addClassName("compare-table__row--differs");
        }
        return drawn;
    }

    private static NativeTableCell cell(String text) {
        NativeTableCell cell = new NativeTableCell(text);
        cell.getElement().setAttribute("dir", "auto");
        return cell;
    }

    private static NativeTableHeaderCell head(String text) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }
}
