package io.framehouse.catalog.internal;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Audio;
import io.framehouse.catalog.AllowedModel.OffPeak;
import io.framehouse.catalog.AllowedModel.RecommendedPrompt;
import io.framehouse.catalog.AllowedModel.Watermark;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.PriceLimits;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the dearest request by pricing every setting that decides a price, at its longest. */
@Service
final class DearestJob implements PriceLimits {
    private static final String DURATION = "duration";

    private final LoadedModels models;
    private final PricingQuery pricings;
    private final PriceRules rules;
    private final CatalogScope scope;
    private final Clock clock;

    DearestJob(
            LoadedModels models,
            PricingQuery pricings,
            PriceRules rules,
            CatalogScope scope,
            Clock clock) {
        this.models = models;
        this.pricings = pricings;
        this.rules = rules;
        this.scope = scope;
        this.clock = clock;
    }

    @Override
    public Optional<Credits> dearest(TeamId team, CatalogModel model, AllowedModel caps) {
        return scope.read(() -> dearestNow(team, models.get(model), caps));
    }

    private Optional<Credits> dearestNow(TeamId team, LoadedModel model, AllowedModel caps) {
        Pricing pricing = pricings.at(team, model.model().id(), clock.instant());
        Long version = pricing.version();
        if (version == null) {
            return Optional.empty();
        }
        PriceRule rule = rules.of(version);
        Credits cap = caps.maxCreditsPerJob();
        return PricedSettings.ofAll(model, rule).stream()
                .map(request -> marked(model, request, caps))
                .filter(request -> fits(request, caps))
                .flatMap(request -> longest(model, request, caps))
                .flatMap(request -> Quoter.price(model, rule, request, pricing.terms()).stream())
                .map(Quoter.Priced::total)
                .max(Comparator.naturalOrder())
                .map(most -> cap != null && cap.compareTo(most) < 0 ? cap : most);
    }

    private static boolean fits(ObjectNode request, AllowedModel caps) {
        List<String> resolutions = caps.resolutions();
        boolean sound = request.path("audio").asBoolean(false);
        boolean offPeak = request.path("off_peak").asBoolean(false);
        return (resolutions == null
                        || resolutions.contains(request.path("resolution").asString("")))
                && !(sound && caps.audio() == Audio.NEVER)
                && !(!sound && caps.audio() == Audio.ALWAYS)
                && caps.offPeak() != (offPeak ? OffPeak.NEVER : OffPeak.ONLY)
                && !(request.path("is_rec").asBoolean(false)
                        && caps.recommendedPrompt() == RecommendedPrompt.NEVER);
    }

    /** A watermark is no axis of prices, but not every route carries one. */
    private static ObjectNode marked(LoadedModel model, ObjectNode request, AllowedModel caps) {
        return caps.watermark() == Watermark.ALWAYS && model.properties().has("watermark")
                ? request.deepCopy().put("watermark", true)
                : request;
    }

    /** The request with the most seconds that model and caps allow; none where all are too many. */
    private static Stream<ObjectNode> longest(
            LoadedModel model, ObjectNode request, AllowedModel caps) {
        JsonNode seconds = model.properties().path(DURATION);
        if (seconds.isMissingNode()) {
            return Stream.of(request);
        }
        int most = Objects.requireNonNullElse(caps.maxDurationSeconds(), Integer.MAX_VALUE);
        return lengths(seconds)
                .filter(length -> length <= most)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .map(length -> request.deepCopy().put(DURATION, length))
                .filter(longer -> model.rules().allows(longer))
                .filter(longer -> !model.routesFor(longer).isEmpty())
                .limit(1);
    }

    private static IntStream lengths(JsonNode seconds) {
        if (seconds.has("const")) {
            return IntStream.of(seconds.path("const").asInt());
        }
        return seconds.has("enum")
                ? seconds.path("enum").valueStream().mapToInt(JsonNode::asInt)
                : IntStream.rangeClosed(
                        seconds.path("minimum").asInt(1), seconds.path("maximum").asInt(1));
    }
}
