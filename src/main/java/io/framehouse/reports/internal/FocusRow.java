package io.framehouse.reports.internal;

import io.framehouse.reports.internal.UsageLine.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line in the words of FOCUS.
 *
 * @param price of one credit in USD, at the moment the line acts on
 * @param zone whose months are the billing periods, and whose days the charge periods
 */
record FocusRow(UsageLine line, BigDecimal price, ZoneId zone) {
    /** Of the tags that the house adds. */
    static final String TAG_PREFIX = "framehouse";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    boolean isUsage() {
        return line.kind() == Kind.SETTLED;
    }

    /**
     * A refund is granted by the house, so it is a credit; whatever else is set right is an
     * adjustment. Neither has a quantity that was consumed.
     */
    String category() {
        return switch (line.kind()) {
            case SETTLED -> "Usage";
            case REFUND -> "Credit";
            case ADJUST -> "Adjustment";
        };
    }

    @Nullable String chargeClass() {
        return line.isLate(zone) ? "Correction" : null;
    }

    String description() {
        return switch (line.kind()) {
            case SETTLED -> "Video by " + line.model();
            case REFUND -> "Refund for a video by " + line.model();
            case ADJUST -> "Adjustment for a video by " + line.model();
        };
    }

    Instant billingStart() {
        return start(line.bookMonth().atDay(1));
    }

    Instant billingEnd() {
        return start(line.bookMonth().plusMonths(1).atDay(1));
    }

    Instant chargeStart() {
        return start(day());
    }

    Instant chargeEnd() {
        return start(day().plusDays(1));
    }

    String credits() {
        return line.settled().toWire();
    }

    /** Exact: credits have up to six places, the price up to ten. */
    String cost() {
        return plain(line.settled().toBigDecimal().multiply(price));
    }

    String unitPrice() {
        return plain(price);
    }

    /** Seconds of video; one video where the model has no length. */
    @Nullable String consumed() {
        if (!isUsage()) {
            return null;
        }
        return line.seconds() == null ? "1" : Long.toString(line.seconds());
    }

    @Nullable String consumedUnit() {
        if (!isUsage()) {
            return null;
        }
        return line.seconds() == null ? "Videos" : "Seconds";
    }

    /** What is priced, without when and for whom, so that it stays the same over time. */
    String skuPrice() {
        return line.model()
                + (line.resolution() == null ? "" : "/" + line.resolution())
                + (line.offPeak() ? "/off-peak" : "");
    }

    String skuDetails() {
        Map<String, Object> details = new TreeMap<>();
        details.put("OffPeak", line.offPeak());
        if (line.resolution() != null) {
            details.put("Resolution", line.resolution());
        }
        return JSON.writeValueAsString(details);
    }

    /**
     * Labels are tags without a value. What the house adds has its prefix, and wins over a label
     * that has taken it.
     */
    String tags() {
        Map<String, Object> tags = new TreeMap<>();
        line.labels().forEach(label -> tags.put(label, true));
        tags.put(TAG_PREFIX + "/team", line.teamSlug());
        if (line.costCenter() != null) {
            tags.put(TAG_PREFIX + "/cost_center", line.costCenter());
        }
        if (line.key() != null) {
            tags.put(TAG_PREFIX + "/key_id", line.key().id().toString());
        }
        return JSON.writeValueAsString(tags);
    }

    @Nullable String quoted() {
        return isUsage() ? line.quote().toWire() : null;
    }

    static String time(Instant moment) {
        return DateTimeFormatter.ISO_INSTANT.format(moment.truncatedTo(ChronoUnit.SECONDS));
    }

    private LocalDate day() {
        return line.effectiveAt().atZone(zone).toLocalDate();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static String plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    }
}
