package io.framehouse.access.ui;

import io.framehouse.access.KeyCall;
import io.framehouse.access.KeySpending.Spent;
import io.framehouse.access.KeyWork.Work;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How one key is used.
 *
 * @param month the first day of the month that {@code spent} is about
 * @param spent what it settled in that month; empty where the reader may not see it
 * @param week its jobs of seven days; empty where the reader may not see them
 * @param calls newest first
 */
record KeyReport(LocalDate month, Optional<Spent> spent, Optional<Work> week, List<KeyCall> calls) {
    KeyReport {
        calls = List.copyOf(calls);
    }
}
