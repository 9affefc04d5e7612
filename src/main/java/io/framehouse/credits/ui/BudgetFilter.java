package io.framehouse.credits.ui;

import com.vaadin.flow.router.QueryParameters;
import io.framehouse.shared.Wire;
import io.framehouse.ui.BudgetFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which budgets of a level are listed; it is in the address.
 *
 * @param words part of a name; empty for all
 * @param state null for any
 */
record BudgetFilter(String words, @Nullable State state) {
    /** How much of a budget is left. */
    enum State {
        /** Nothing is available. */
        USED_UP("Used up"),
        /** Four fifths are settled or held. */
        NEAR("Near limit"),
        /** A temporary raise is in force. */
        RAISED("Raised");

        private final String title;

        State(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        private String word() {
            return Wire.of(this).replace('_', '-');
        }
    }

    static BudgetFilter of(QueryParameters query) {
        State state =
                query.getSingleParameter("state")
                        .flatMap(word -> Wire.parse(State.class, word.replace('-', '_')))
                        .orElse(null);
        return new BudgetFilter(query.getSingleParameter("q").orElse(""), state);
    }

    QueryParameters query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (!words.isBlank()) {
            query.put("q", words);
        }
        if (state != null) {
            query.put("state", state.word());
        }
        return QueryParameters.simple(query);
    }

    boolean isActive() {
        return !words.isBlank() || state != null;
    }

    List<BudgetRow> of(List<BudgetRow> rows) {
        return rows.stream().filter(this::matches).toList();
    }

    private boolean matches(BudgetRow row) {
        return row.subject().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT))
                && (state == null || isIn(row, state));
    }

    private static boolean isIn(BudgetRow row, State state) {
        return switch (state) {
            case USED_UP -> row.figures().level() == BudgetFigures.Level.USED_UP;
            case NEAR -> row.figures().level() == BudgetFigures.Level.NEAR;
            case RAISED -> row.isRaised();
        };
    }
}
