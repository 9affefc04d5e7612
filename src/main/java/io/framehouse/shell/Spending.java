package io.framehouse.shell;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import io.framehouse.reports.UsageReport;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Settled credits a day as small bars, with the same in a sentence. */
final class Spending extends Div {
    private static final int HEIGHT = 40;
    private static final int STEP = 10;
    private static final int BAR = 7;

    Spending(UsageReport.Usage usage, LocalDate today, int days) {
        addClassName("spending");
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", summary(usage, days));
        Map<LocalDate, Credits> byDay = byDay(usage);
        Credits most = byDay.values().stream().max(Credits::compareTo).orElse(Credits.ZERO);
        StringBuilder bars = new StringBuilder();
        for (int i = 0; i < days; i++) {
            Credits amount = byDay.getOrDefault(today.minusDays(days - 1L - i), Credits.ZERO);
            bars.append(bar(i, height(amount, most)));
        }
        add(
                new Svg(
                        """
                        <svg class="spending__picture" viewBox="0 0 %d %d" aria-hidden="true" \
                        preserveAspectRatio="none" focusable="false">%s</svg>\
                        """
                                .formatted(days * STEP, HEIGHT, bars)));
    }

    private static String summary(UsageReport.Usage usage, int days) {
        return "%s settled in the last %d days for %d videos"
                .formatted(CreditsFormat.sentence(usage.settled()), days, usage.jobs());
    }

    private static Map<LocalDate, Credits> byDay(UsageReport.Usage usage) {
        Map<LocalDate, Credits> byDay = new HashMap<>();
        for (UsageReport.UsageRow row : usage.rows()) {
            String day = row.group().get("day");
            if (day != null) {
                byDay.merge(LocalDate.parse(day), row.settled(), Credits::plus);
            }
        }
        return byDay;
    }

    private static int height(Credits amount, Credits most) {
        if (!amount.isPositive()) {
            return 1;
        }
        return BigDecimal.valueOf(amount.micros())
                .multiply(BigDecimal.valueOf(HEIGHT))
                .divide(BigDecimal.valueOf(most.micros()), 0, RoundingMode.UP)
                .intValueExact();
    }

    private static String bar(int index, int height) {
        return "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>"
                .formatted(index * STEP, HEIGHT - height, BAR, height);
    }
}
