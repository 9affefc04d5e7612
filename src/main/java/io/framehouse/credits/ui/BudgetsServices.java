package io.framehouse.credits.ui;

import org.springframework.stereotype.Component;

/** What the screen of budgets works with besides its figures. */
@Component
record BudgetsServices(BudgetEditing editing, RequestsModel requests, AskForMore ask) {}
