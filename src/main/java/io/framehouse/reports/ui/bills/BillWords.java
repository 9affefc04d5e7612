package io.framehouse.reports.ui.bills;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.reports.BillMatch.Kind;
import io.framehouse.reports.BillMatch.Reason;
import io.framehouse.reports.BillMatch.State;
import io.framehouse.reports.ProviderBill;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bills in words. */
final class BillWords {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private static final int CENTS = 2;

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

    /**
     * For a column of the bill's unit, which its heading says: {@code 12.50}, {@code 3.00 USD} in
     * another unit; a dash where there is none.
     */
    static String amount(
            @Nullable BigDecimal amount, @Nullable String unit, ProviderBill bill, int places) {
        if (amount == null || unit == null) {
            return "\u2013";
        }
        return number(amount, places) + (unit.equals(bill.unit()) ? "" : "\u00a0" + unit);
    }

    static String number(BigDecimal amount) {
        return number(amount, 0);
    }

    /** With as many decimals as the others of its column, or more where it has more. */
    static String number(BigDecimal amount, int places) {
        int own = Math.max(0, amount.stripTrailingZeros().scale());
        return String.format(Locale.ROOT, "%,." + Math.max(places, own) + "f", amount)
                .replace('-', '\u2212');
    }

    /** The decimals that make each of these amounts exact: none, or at least two. */
    static int places(Stream<@Nullable BigDecimal> amounts) {
        int most =
                amounts.filter(Objects::nonNull)
                        .mapToInt(amount -> amount.stripTrailingZeros().scale())
                        .max()
                        .orElse(0);
        return most <= 0 ? 0 : Math.max(CENTS, most);
    }

    /** With a sign; a dash where the two cannot be compared. */
    static String signed(@Nullable BigDecimal amount) {
        return signed(amount, 0);
    }

    static String signed(@Nullable BigDecimal amount, int places) {
        if (amount == null) {
            return "\u2013";
        }
        return (amount.signum() > 0 ? "+" : "") + number(amount, places);
    }

    static String count(long count, String one, String more) {
        return count == 1 ? "1 " + one : String.format(Locale.ROOT, "%,d %s", count, more);
    }
}
