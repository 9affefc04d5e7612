package io.framehouse.catalog.ui;

import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.FormField;
import io.framehouse.catalog.PriceEffect;
import io.framehouse.catalog.PriceVersion;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.TimeFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The price book in words. */
final class PriceWords {
    static final String ONCE_QUOTED = "Jobs that are quoted already keep their price.";
    private static final String MINUS = "\u2212";

    private PriceWords() {}

    /** {@code v12 since 1 Nov 2026, 00:00} or {@code v13 from 1 Dec 2026, 00:00, scheduled}. */
    static String since(PriceVersion version, Instant now) {
        if (version.effectiveFrom().equals(Instant.EPOCH)) {
            return "v" + version.id() + " from the start";
        }
        return version.effectiveFrom().isAfter(now)
                ? "v%d from %s, scheduled".formatted(version.id(), moment(version.effectiveFrom()))
                : "v%d since %s".formatted(version.id(), moment(version.effectiveFrom()));
    }

    /** {@code 1 Dec 2026, 00:00}, in UTC; {@code the start} for the first versions. */
    static String moment(Instant moment) {
        return moment.equals(Instant.EPOCH)
                ? "the start"
                : TimeFormat.absolute(moment, ZoneOffset.UTC);
    }

    /** {@code 20 provider cr} or {@code 0.10 USD}. */
    static String provider(BigDecimal amount, String unit) {
        return unit.equals("USD")
                ? number(amount, 2) + " USD"
                : number(amount, 0) + CreditsFormat.THIN_SPACE + "provider cr";
    }

    /** What one of the unit is called: {@code provider credit} or {@code USD}. */
    static String one(String unit) {
        return unit.equals("USD") ? "USD" : "provider credit";
    }

    /** A decimal with at least so many places and as many as it has. */
    static String number(BigDecimal amount, int places) {
        DecimalFormat format =
                new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setMinimumFractionDigits(places);
        format.setMaximumFractionDigits(Math.max(places, amount.scale()));
        return (amount.signum() < 0 ? MINUS : "") + format.format(amount.abs());
    }

    /** {@code −10 %}, {@code +12.5 %}, {@code 0 %}. */
    static String percent(BigDecimal percent) {
        String sign = percent.signum() < 0 ? MINUS : percent.signum() > 0 ? "+" : "";
        return sign + number(percent.abs().stripTrailingZeros(), 0) + "\u00a0%";
    }

    /** The settings that a row is for: {@code 720p}, {@code 720p, with sound}. */
    static String settings(CatalogModel model, Map<String, String> when) {
        return when.isEmpty()
                ? "All settings"
                : when.entrySet().stream()
                        .map(entry -> setting(model, entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    static String certainty(String word) {
        return switch (word) {
            case "documented" -> "Documented";
            case "reported" -> "Reported";
            case "set" -> "Set here";
            default -> "Assumed";
        };
    }

    static String certaintyMeaning(String word) {
        return switch (word) {
            case "documented" -> "Read in the provider's own pages.";
            case "reported" -> "Reported by others who use the provider.";
            case "set" -> "Set by a platform admin.";
            default -> "Assumed; nobody has confirmed it yet.";
        };
    }

    /** What follows from a gap, such as {@code No 720p price}, in the design's sentence. */
    static String gap(CatalogModel model, String gap) {
        if (!gap.startsWith("No ")) {
            return model.title() + ": " + gap + ".";
        }
        String what = gap.substring("No ".length());
        String has = model.title() + " has no " + what + ". ";
        if (what.equals("off-peak price")) {
            return has + "Members cannot choose off-peak.";
        }
        return what.endsWith(" price")
                ? has
                        + "Members do not see %s."
                                .formatted(what.substring(0, what.length() - " price".length()))
                : has + "Such a job is refused by name.";
    }

    /** {@code 34 jobs last week would have cost 2,310 instead of 2,040 credits (+13.2 %).} */
    static String effect(PriceEffect effect) {
        String left =
                effect.unpriced() == 0
                        ? ""
                        : " %s would have had no price.".formatted(jobs(effect.unpriced()));
        if (effect.jobs() == 0) {
            return effect.unpriced() == 0
                    ? "No job of this model settled in the last 7 days, so there is nothing to"
                            + " compare with."
                    : "In the last week" + left;
        }
        return "%s last week would have cost %s instead of %s credits%s.%s"
                .formatted(
                        jobs(effect.jobs()),
                        CreditsFormat.exact(effect.then()),
                        CreditsFormat.exact(effect.now()),
                        change(effect.now(), effect.then()),
                        left);
    }

    /** {@code (+13.2 %)}; empty where there was nothing to compare with. */
    static String change(Credits now, Credits then) {
        if (now.isZero()) {
            return "";
        }
        BigDecimal percent =
                BigDecimal.valueOf(then.micros())
                        .subtract(BigDecimal.valueOf(now.micros()))
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(now.micros()), 1, RoundingMode.HALF_UP);
        return " (" + percent(percent) + ")";
    }

    /** Whether a price is by the provider's report, in words. */
    static String settlement(String settlement) {
        return settlement.equals("reported")
                ? "Settled by the provider's report"
                : "Settled at the quote";
    }

    private static String jobs(long count) {
        return count == 1 ? "1 job" : "%,d jobs".formatted(count);
    }

    private static String setting(CatalogModel model, String name, String value) {
        if (name.equals("resolution")) {
            return value;
        }
        List<FormField> fields = model.fields();
        String label =
                fields.stream()
                        .filter(field -> field.name().equals(name))
                        .map(FormField::label)
                        .findFirst()
                        .orElse(name);
        return switch (value) {
            case "true" -> label;
            case "false" -> "without " + label;
            default -> label + " " + value;
        };
    }
}
