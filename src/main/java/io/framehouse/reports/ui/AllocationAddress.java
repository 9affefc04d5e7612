package io.framehouse.reports.ui;

import com.vaadin.flow.router.QueryParameters;
import io.framehouse.reports.MarginReport.Group;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the page of cost centres shows, as its address says it.
 *
 * @param margin by what the margin is grouped; null for the cost centres
 */
record AllocationAddress(YearMonth month, @Nullable Group margin) {
    /** What cannot be read is this month, and a margin by model. */
    static AllocationAddress read(QueryParameters asked, YearMonth running) {
        return new AllocationAddress(
                asked.getSingleParameter("month").map(text -> month(text, running)).orElse(running),
                asked.getSingleParameter("tab").filter("margin"::equals).isPresent()
                        ? group(asked.getSingleParameter("by").orElse(""))
                        : null);
    }

    AllocationAddress of(YearMonth other) {
        return new AllocationAddress(other, margin);
    }

    AllocationAddress by(@Nullable Group group) {
        return new AllocationAddress(month, group);
    }

    String query() {
        return "month=" + month + (margin == null ? "" : "&tab=margin&by=" + word(margin));
    }

    String path() {
        return AllocationView.PATH + "?" + query();
    }

    static YearMonth month(String text, YearMonth otherwise) {
        try {
            YearMonth month = YearMonth.parse(text);
            return month.getYear() >= 2000 && month.getYear() <= 2999 ? month : otherwise;
        } catch (DateTimeParseException other) {
            return otherwise;
        }
    }

    private static Group group(String text) {
        return Arrays.stream(Group.values())
                .filter(group -> word(group).equals(text))
                .findFirst()
                .orElse(Group.MODEL);
    }

    private static String word(Group group) {
        return group.name().toLowerCase(Locale.ROOT);
    }
}
