package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.framehouse.reports.ProofFlow.Checking;
import io.framehouse.reports.ProofFlow.Copies;
import io.framehouse.reports.ProofFlow.Flow;
import io.framehouse.reports.ProofFlow.StateCount;
import io.framehouse.ui.Facts;
import io.framehouse.ui.IdText;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is on its way now. */
final class FlowBlock extends Div {
    private static final Map<String, String> WORDS =
            Map.of(
                    "held", "Waiting to send",
                    "submitting", "Sending",
                    "queued", "In provider queue",
                    "running", "Generating",
                    "unknown", "Checking");

    FlowBlock(Flow flow, ProofModel model) {
        addClassName("proof__flow");
        add(facts(flow, model));
        if (!flow.states().isEmpty()) {
            add(states(flow.states(), model));
        }
    }

    private static Component facts(Flow flow, ProofModel model) {
        Facts facts = new Facts();
        if (flow.states().isEmpty()) {
            facts.add("Open jobs", "0");
        }
        Optional<Checking> checking = flow.oldestChecking();
        if (checking.isPresent()) {
            Checking oldest = checking.get();
            Span words = new Span(oldest.teamName() + ", for " + model.since(oldest.since()) + " ");
            facts.add(
                    "Oldest job in Checking", words, new IdText("job id", oldest.job().toString()));
        } else {
            facts.add("Oldest job in Checking", "None");
        }
        Copies copies = flow.copies();
        facts.add(
                "Videos to copy",
                copies.waiting() == 0
                        ? "None"
                        : copies.waiting() + ", oldest " + model.since(copies.oldest()));
        return facts;
    }

    private static Component states(List<StateCount> states, ProofModel model) {
        PlainTable table =
                new PlainTable(
                        "Open jobs by state",
                        List.of(
                                Column.text("State"),
                                Column.number("Jobs"),
                                Column.number("Oldest")));
        states.forEach(state ->
                table.row(
                        List.of(
                                PlainTable.text(WORDS.getOrDefault(state.state(), state.state())),
                                PlainTable.text(Long.toString(state.jobs())),
                                PlainTable.text(model.since(state.oldest())))));
        return table;
    }
}
