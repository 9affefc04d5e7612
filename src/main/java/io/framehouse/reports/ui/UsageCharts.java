package io.framehouse.reports.ui;

import io.framehouse.ui.ChartData;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The charts of a usage screen by the names that they have in its address, in their order. */
final class UsageCharts {
    static final String SETTLED = "settled";
    static final String SHARE = "share";
    static final String MODELS = "models";
    static final String PER_SECOND = "second";
    static final String FAILURES = "failures";
    static final String PROVIDERS = "providers";

    /** All names there are. */
    static final Set<String> NAMES =
            Set.of(SETTLED, SHARE, MODELS, PER_SECOND, FAILURES, PROVIDERS);

    private UsageCharts() {}

    /**
     * The charts of these figures.
     *
     * @param path of the page, without query
     */
    static Map<String, ChartData> of(UsageFacts facts, String path) {
        Map<String, ChartData> charts = new LinkedHashMap<>();
        charts.put(SETTLED, new SettledChart(facts, path).data());
        ShareCharts shares = new ShareCharts(facts, path);
        UsageGroup group = facts.ask().group();
        if (!group.isTime() && group != UsageGroup.MODEL) {
            charts.put(SHARE, shares.by(group, facts.usage()));
        }
        charts.put(MODELS, shares.by(UsageGroup.MODEL, facts.models()));
        RateCharts rates = new RateCharts(facts, path);
        charts.put(PER_SECOND, rates.perSecond());
        charts.put(FAILURES, rates.failures());
        ChartData providers = providers(facts, path);
        if (providers != null) {
            charts.put(PROVIDERS, providers);
        }
        return charts;
    }

    private static @Nullable ChartData providers(UsageFacts facts, String path) {
        return facts.accounts() == null
                ? null
                : ProviderChart.of(facts.ask(), facts.accounts(), path);
    }
}
