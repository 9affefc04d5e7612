package io.framehouse.credits.ui;

import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.shared.Wire;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of the screen of budgets, in the order of their links. */
enum BudgetsLevel {
    /** Limits of the whole team. */
    TEAM("Team", Scope.TEAM),
    /** Limits of single members. */
    MEMBERS("Members", Scope.MEMBER),
    /** Limits of single keys. */
    KEYS("Keys", Scope.KEY),
    /** Wishes for more, and what became of them. */
    REQUESTS("Requests", null);

    private final String title;
    private final @Nullable Scope scope;

    BudgetsLevel(String title, @Nullable Scope scope) {
        this.title = title;
        this.scope = scope;
    }

    String title() {
        return title;
    }

    /** Whose limits it lists; null for requests. */
    @Nullable Scope scope() {
        return scope;
    }

    /** The word in the address. */
    String word() {
        return Wire.of(this);
    }

    static Optional<BudgetsLevel> parse(String word) {
        return Wire.parse(BudgetsLevel.class, word);
    }
}
