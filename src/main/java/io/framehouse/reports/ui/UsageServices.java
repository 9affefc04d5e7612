package io.framehouse.reports.ui;

import io.framehouse.credits.Budgets;
import io.framehouse.reports.MonthClose;
import io.framehouse.reports.UsageExports;
import io.framehouse.reports.UsageReport;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What usage screens ask. */
@Component
record UsageServices(
        UsageReport report,
        UsageExports exports,
        Budgets budgets,
        MonthClose months,
        Clock clock) {}
