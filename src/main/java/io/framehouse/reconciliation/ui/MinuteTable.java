package io.framehouse.reconciliation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.framehouse.reconciliation.Runs.Run;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/** A row a minute, summed over the nodes; which they were opens where there are several. */
final class MinuteTable {
    private MinuteTable() {}

    /**
     * @param opened the starts of the minutes whose nodes are shown; kept up to date
     */
    static PlainTable of(List<Minute> minutes, Set<Instant> opened) {
        PlainTable table =
                new PlainTable(
                        "Minutes of the last hour",
                        List.of(
                                Column.text("Time (UTC)"),
                                Column.number("Claimed"),
                                Column.number("Asked"),
                                Column.number("Changed"),
                                Column.number("Sent"),
                                Column.number("Found again"),
                                Column.number("Woken"),
                                Column.number("Errors"),
                                Column.number("Longest wait"),
                                Column.text("Nodes")));
        minutes.forEach(minute -> table.row(cells(minute, opened)));
        return table;
    }

    private static List<Component> cells(Minute minute, Set<Instant> opened) {
        return List.of(
                PlainTable.text(TimeFormat.time(minute.start(), ZoneOffset.UTC)),
                count(minute, Run::claimed),
                count(minute, Run::polled),
                count(minute, Run::changed),
                count(minute, Run::sent),
                count(minute, Run::recovered),
                count(minute, Run::woken),
                errors(minute),
                PlainTable.text(
                        minute.runs().isEmpty()
                                ? "\u2013"
                                : RunsModel.lag(minute.worstLagMillis())),
                nodes(minute, opened));
    }

    private static Component count(Minute minute, ToLongFunction<Run> count) {
        return PlainTable.text(
                minute.runs().isEmpty() ? "\u2013" : RunsModel.number(minute.sum(count)));
    }

    private static Component errors(Minute minute) {
        Component errors = count(minute, Run::errors);
        if (minute.sum(Run::errors) > 0) {
            errors.addClassName("runs__errors");
        }
        return errors;
    }

    private static Component nodes(Minute minute, Set<Instant> opened) {
        List<Run> runs = minute.runs();
        if (runs.isEmpty()) {
            Span nobody = new Span("None was seen");
            nobody.addClassName("runs__errors");
            return nobody;
        }
        if (runs.size() == 1) {
            Span node = new Span(runs.getFirst().node());
            node.addClassName("mono");
            return node;
        }
        UnorderedList lines = new UnorderedList();
        lines.addClassName("runs__nodes");
        runs.forEach(run -> lines.add(new ListItem(RunsModel.line(run))));
        NativeDetails details = new NativeDetails(runs.size() + " nodes", lines);
        details.setOpen(opened.contains(minute.start()));
        details.addToggleListener(toggle -> {
            if (toggle.isOpened()) {
                opened.add(minute.start());
            } else {
                opened.remove(minute.start());
            }
        });
        return details;
    }
}
