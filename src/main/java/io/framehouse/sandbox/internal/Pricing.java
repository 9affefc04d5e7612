package io.framehouse.sandbox.internal;

import java.util.Map;

/**
 * Costs in provider credits, as transcribed from Vidu's price pages (international prices). Where
 * the Q2 table says "10 for the 2nd second", two seconds cost 10 in all.
 */
final class Pricing {
    private static final int RECOMMENDED_PROMPT = 10;
    private static final int Q2_AUDIO = 15;

    /** Credits per second: peak and off-peak. */
    private record PerSecond(int peak, int offPeak) {}

    /** Credits of the first second, of the first two together, and of each further one. */
    private record Steps(int first, int firstTwo, int further) {}

    private static final Map<String, PerSecond> Q3 =
            Map.ofEntries(
                    Map.entry("viduq3-pro 540p", new PerSecond(9, 5)),
                    Map.entry("viduq3-pro 720p", new PerSecond(20, 10)),
                    Map.entry("viduq3-pro 1080p", new PerSecond(24, 12)),
                    Map.entry("viduq3-turbo 540p", new PerSecond(7, 4)),
                    Map.entry("viduq3-turbo 720p", new PerSecond(11, 6)),
                    Map.entry("viduq3-turbo 1080p", new PerSecond(13, 7)),
                    Map.entry("viduq3-pro-fast 720p", new PerSecond(20, 10)),
                    Map.entry("viduq3-pro-fast 1080p", new PerSecond(25, 13)),
                    Map.entry("viduq3 540p", new PerSecond(7, 4)),
                    Map.entry("viduq3 720p", new PerSecond(12, 6)),
                    Map.entry("viduq3 1080p", new PerSecond(15, 7)),
                    Map.entry("viduq3-turbo reference 540p", new PerSecond(4, 2)),
                    Map.entry("viduq3-turbo reference 720p", new PerSecond(10, 5)),
                    Map.entry("viduq3-turbo reference 1080p", new PerSecond(13, 7)),
                    Map.entry("viduq3-mix 720p", new PerSecond(24, 24)),
                    Map.entry("viduq3-mix 1080p", new PerSecond(29, 29)));

    private static final Map<String, Steps> Q2 =
            Map.ofEntries(
                    Map.entry("turbo 540p", new Steps(6, 8, 2)),
                    Map.entry("turbo 720p", new Steps(8, 10, 10)),
                    Map.entry("turbo 1080p", new Steps(35, 45, 10)),
                    Map.entry("pro 540p", new Steps(8, 10, 5)),
                    Map.entry("pro 720p", new Steps(15, 25, 10)),
                    Map.entry("pro 1080p", new Steps(55, 70, 15)),
                    Map.entry("text 540p", new Steps(10, 12, 2)),
                    Map.entry("text 720p", new Steps(15, 20, 5)),
                    Map.entry("text 1080p", new Steps(20, 30, 10)),
                    Map.entry("reference 540p", new Steps(15, 20, 5)),
                    Map.entry("reference 720p", new Steps(25, 30, 5)),
                    Map.entry("reference 1080p", new Steps(75, 85, 10)));

    private Pricing() {}

    /** What the finished video costs, in provider credits. */
    static int credits(Generation generation, Family family) {
        int base =
                switch (family) {
                    case Q3 -> q3(generation);
                    case Q2 -> halvedOffPeak(q2(generation), generation.offPeak());
                    case Q1 -> halvedOffPeak(80, generation.offPeak());
                    case V2 -> halvedOffPeak(v2(generation), generation.offPeak());
                };
        int recommended = generation.recommendedPrompt() ? RECOMMENDED_PROMPT : 0;
        return base + recommended + audioSurcharge(generation, family);
    }

    private static int audioSurcharge(Generation generation, Family family) {
        boolean pays = family == Family.Q2 && generation.mode() != Mode.TEXT && generation.audio();
        return pays ? Q2_AUDIO : 0;
    }

    private static int halvedOffPeak(int credits, boolean offPeak) {
        return offPeak ? (credits + 1) / 2 : credits;
    }

    private static int q3(Generation generation) {
        String model = generation.model();
        boolean turboReference =
                model.equals("viduq3-turbo") && generation.mode() == Mode.REFERENCE;
        String key = turboReference ? model + " reference" : model;
        PerSecond price = priceOf(Q3, key + " " + generation.resolution());
        return generation.seconds() * (generation.offPeak() ? price.offPeak() : price.peak());
    }

    private static int q2(Generation generation) {
        Steps steps = priceOf(Q2, q2Row(generation) + " " + generation.resolution());
        int seconds = generation.seconds();
        return seconds == 1 ? steps.first() : steps.firstTwo() + steps.further() * (seconds - 2);
    }

    private static String q2Row(Generation generation) {
        return switch (generation.mode()) {
            case TEXT -> "text";
            case REFERENCE -> "reference";
            // No page prices pro-fast; it is taken to cost what turbo costs.
            case IMAGE, START_END -> generation.model().equals("viduq2-pro") ? "pro" : "turbo";
        };
    }

    private static int v2(Generation generation) {
        if (generation.mode() == Mode.REFERENCE) {
            return 80;
        }
        if (generation.seconds() == 8) {
            return 100;
        }
        return switch (generation.resolution()) {
            case "360p" -> 20;
            case "720p" -> 40;
            default -> 100;
        };
    }

    private static <T> T priceOf(Map<String, T> table, String key) {
        T price = table.get(key);
        if (price == null) {
            throw new IllegalStateException("No price for " + key);
        }
        return price;
    }
}
