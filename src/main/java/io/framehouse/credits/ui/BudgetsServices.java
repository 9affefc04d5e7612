package io.framehouse.credits.ui;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the screen of budgets works with besides its figures. */
@Component
@Lazy
record BudgetsServices(BudgetEditing editing, RequestsModel requests, AskForMore ask) {}
