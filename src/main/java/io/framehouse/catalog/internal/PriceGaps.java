package io.framehouse.catalog.internal;

import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.FormField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a rule has no price for, found by asking it for every setting that decides a price. */
final class PriceGaps {
    private static final String RESOLUTION = "resolution";
    private static final String OFF_PEAK = "off_peak";
    private static final int MOST_TOLD = 5;

    private final LoadedModel model;
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> missingOffPeak = new LinkedHashSet<>();
    private final Set<String> others = new LinkedHashSet<>();
    private final List<String> resolutions;
    private final boolean offPeak;

    private PriceGaps(LoadedModel model, PriceRule rule) {
        this.model = model;
        this.resolutions = choices(RESOLUTION);
        this.offPeak = choices(OFF_PEAK).contains("true");
        List<ObjectNode> requests = PricedSettings.of(model, rule);
        List<ObjectNode> unpriced =
                requests.stream().filter(request -> rule.rowFor(request).isEmpty()).toList();
        if (!unpriced.isEmpty()) {
            sort(requests, unpriced);
        }
    }

    static PriceGaps of(LoadedModel model, PriceRule rule) {
        return new PriceGaps(model, rule);
    }

    /** In words for people, such as {@code No 720p price}. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        if (nothingHasAPrice()) {
            return List.of("No price at all");
        }
        missing.forEach(resolution -> words.add("No " + resolution + " price"));
        List<String> left = left();
        if (!missingOffPeak.isEmpty() && missingOffPeak.containsAll(left)) {
            words.add("No off-peak price");
        } else {
            missingOffPeak.forEach(one -> words.add("No off-peak price at " + one));
        }
        others.stream().limit(MOST_TOLD).forEach(words::add);
        if (others.size() > MOST_TOLD) {
            words.add("and " + (others.size() - MOST_TOLD) + " more without a price");
        }
        return words;
    }

    /** The model with what has a price; empty where nothing has. */
    Optional<CatalogModel> offered() {
        if (nothingHasAPrice()) {
            return Optional.empty();
        }
        CatalogModel whole = model.model();
        return Optional.of(
                new CatalogModel(
                        whole.id(),
                        whole.title(),
                        whole.mode(),
                        whole.summary(),
                        whole.schema(),
                        whole.fields().stream().map(this::offered).toList(),
                        whole.routes(),
                        whole.usualTime()));
    }

    private void sort(List<ObjectNode> requests, List<ObjectNode> unpriced) {
        List<String> asked = resolutions.isEmpty() ? List.of("") : resolutions;
        for (String resolution : asked) {
            if (all(requests, unpriced, resolution, null)) {
                missing.add(resolution);
            } else if (offPeak && all(requests, unpriced, resolution, true)) {
                missingOffPeak.add(resolution);
            }
        }
        unpriced.stream()
                .filter(request -> !missing.contains(text(request, RESOLUTION)))
                .filter(request ->
                        !(isOffPeak(request) && missingOffPeak.contains(text(request, RESOLUTION))))
                .forEach(request -> others.add(PricedSettings.words(request)));
    }

    private static boolean all(
            List<ObjectNode> requests,
            List<ObjectNode> unpriced,
            String resolution,
            @Nullable Boolean late) {
        long without = count(unpriced, resolution, late);
        return without > 0 && without == count(requests, resolution, late);
    }

    private static long count(
            List<ObjectNode> requests, String resolution, @Nullable Boolean late) {
        return requests.stream()
                .filter(request -> text(request, RESOLUTION).equals(resolution))
                .filter(request -> late == null || late == isOffPeak(request))
                .count();
    }

    private boolean nothingHasAPrice() {
        return missing.size() == Math.max(1, resolutions.size());
    }

    private List<String> left() {
        return resolutions.isEmpty()
                ? List.of("")
                : resolutions.stream().filter(one -> !missing.contains(one)).toList();
    }

    private FormField offered(FormField field) {
        if (field.name().equals(RESOLUTION) && !missing.isEmpty()) {
            List<FormField.Option> options =
                    field.options().stream()
                            .filter(option -> !missing.contains(option.value()))
                            .toList();
            Object standard = field.defaultValue();
            boolean kept = standard != null && !missing.contains(standard.toString());
            return with(
                    field,
                    kept ? standard : options.getFirst().value(),
                    options,
                    field.unavailable());
        }
        if (field.name().equals(OFF_PEAK)
                && field.unavailable() == null
                && !missingOffPeak.isEmpty()
                && missingOffPeak.containsAll(left())) {
            return with(field, field.defaultValue(), field.options(), "Off-peak has no price yet.");
        }
        return field;
    }

    private static FormField with(
            FormField field,
            @Nullable Object standard,
            List<FormField.Option> options,
            @Nullable String unavailable) {
        return new FormField(
                field.name(),
                field.kind(),
                field.section(),
                field.label(),
                field.hint(),
                field.required(),
                standard,
                options,
                field.min(),
                field.max(),
                field.enabledWhen(),
                unavailable);
    }

    private List<String> choices(String name) {
        return PricedSettings.values(model, name);
    }

    private static boolean isOffPeak(ObjectNode request) {
        return request.path(OFF_PEAK).asBoolean(false);
    }

    private static String text(ObjectNode request, String name) {
        JsonNode value = request.path(name);
        return Objects.requireNonNullElse(value.isMissingNode() ? "" : value.asString(), "");
    }
}
