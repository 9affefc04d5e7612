package io.framehouse.reports.ui.bills;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.reports.BillMatch.Kind;
import io.framehouse.reports.BillMatch.Reason;
import io.framehouse.reports.BillMatch.State;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bills in words. */
final class BillWords {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private BillWords() {}

    static String month(YearMonth month) {
        return month.format(MONTH);
    }

    static String kind(Kind kind) {
        return switch (kind) {
            case MATCHED -> "Matched";
            case ONLY_THEIRS -> "Only theirs";
            case ONLY_OURS -> "Only ours";
            case AMOUNT_DIFFERS -> "Amount differs";
            case UNREAD -> "Not readable";
        };
    }

    static String reason(Reason reason) {
        return switch (reason) {
            case TASK -> "Same task id";
            case TASK_NORMALISED -> "Same task id but for blanks or case";
            case TIME_AND_AMOUNT -> "No task id; same time and amount";
            case DAY -> "Sum of the day";
            case FREE -> "Nothing is billed";
            case UNIT -> "Another unit than we were told";
            case DUPLICATE -> "Billed twice here";
            case BILLED_BEFORE -> "On another month's bill already";
            case CREDIT_NOTE -> "They give something back";
            case OTHER_ACCOUNT -> "Our task at another account";
            case NOT_SETTLED -> "Our job ended without cost";
            case OPEN -> "Our job has no end yet";
            case UNKNOWN_TASK -> "No job of ours has this task";
            case NOTHING_LIKE_IT -> "No task id, and nothing like it";
            case MISSING -> "Not on the bill";
            case MISSING_AT_EDGE -> "Not on the bill; near the month's end";
            case UNREADABLE -> "The row could not be read";
        };
    }

    static StatusBadge state(State state) {
        return switch (state) {
            case CLEAR -> StatusBadge.of("Agrees", VaadinIcon.CHECK_CIRCLE, Style.GOOD);
            case OPEN -> StatusBadge.of("Open", VaadinIcon.WARNING, Style.CHECK);
            case ACCEPTED -> StatusBadge.of("Accepted", VaadinIcon.CHECK, Style.NEUTRAL);
            case ADJUSTING -> StatusBadge.of("Being adjusted", VaadinIcon.CLOCK, Style.CHECK);
            case ADJUSTED -> StatusBadge.of("Adjusted", VaadinIcon.CHECK_CIRCLE, Style.GOOD);
            case ELSEWHERE ->
                    StatusBadge.of("On another bill", VaadinIcon.ARROW_FORWARD, Style.NEUTRAL);
        };
    }

    /** {@code 12.5 credits}; a dash where there is none. */
    static String amount(@Nullable BigDecimal amount, @Nullable String unit) {
        return amount == null || unit == null ? "\u2013" : number(amount) + "\u202f" + unit;
    }

    static String number(BigDecimal amount) {
        return amount.toPlainString().replace('-', '\u2212');
    }

    /** With a sign; a dash where the two cannot be compared. */
    static String signed(@Nullable BigDecimal amount) {
        if (amount == null) {
            return "\u2013";
        }
        return amount.signum() > 0 ? "+" + number(amount) : number(amount);
    }

    static String count(long count, String one, String more) {
        return count == 1 ? "1 " + one : String.format(Locale.ROOT, "%,d %s", count, more);
    }
}
