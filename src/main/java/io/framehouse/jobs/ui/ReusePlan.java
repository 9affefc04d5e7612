package io.framehouse.jobs.ui;

import io.framehouse.catalog.FormField;
import io.framehouse.jobs.ui.ReuseRow.Offer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a video's settings the form can take over, and what of it by itself: nothing that a
 * person gave, and never the seed. Changes nothing.
 */
final class ReusePlan {
    static final String MODEL = "model";
    static final String PROMPT = "prompt";
    private static final String SEED = "seed";

    private final FormState form;
    private final ReuseSource source;

    ReusePlan(FormState form, ReuseSource source) {
        this.form = form;
        this.source = source;
    }

    ReuseSource source() {
        return source;
    }

    /** What the video is called. */
    String title() {
        return JobWords.title(there(PROMPT));
    }

    /** The settings in which the video differs, where it brings its model with it or not. */
    List<ReuseRow> rows(boolean withModel) {
        List<ReuseRow> rows = new ArrayList<>();
        ReuseFit target = target(withModel);
        names().forEach(name -> row(name, target).ifPresent(rows::add));
        Optional<ReuseRow> model = modelRow();
        boolean promptFirst = !rows.isEmpty() && rows.getFirst().name().equals(PROMPT);
        model.ifPresent(row -> rows.add(promptFirst ? 1 : 0, row));
        return rows;
    }

    /** The labels of settings that are the same already. */
    List<String> same(boolean withModel) {
        Set<String> shown = new HashSet<>();
        rows(withModel).forEach(row -> shown.add(row.name()));
        return names().stream()
                .filter(name -> !shown.contains(name) && !source.gone().contains(name))
                .filter(name -> !ReuseWords.isNothing(source.values().get(name)))
                .map(name -> known(name).map(FormField::label).orElse(name))
                .toList();
    }

    /** What is ticked before anybody ticks. */
    Set<String> ticked(boolean withModel) {
        Set<String> ticked = new HashSet<>();
        for (ReuseRow row : rows(withModel)) {
            if (row.offer() == Offer.TICKED) {
                ticked.add(row.name());
            }
        }
        return ticked;
    }

    /** Whether the model is ticked before anybody ticks. */
    boolean bringsModel() {
        return modelRow().filter(row -> row.offer() == Offer.TICKED).isPresent();
    }

    /** Whether both have a prompt, so that one can follow the other. */
    boolean mayAppend() {
        return !here(PROMPT).isEmpty()
                && !there(PROMPT).isEmpty()
                && !here(PROMPT).contains(there(PROMPT));
    }

    /** The form's prompt with the video's below it. */
    String appended() {
        return here(PROMPT) + "\n" + there(PROMPT);
    }

    /**
     * The values of the form once these settings are taken over. With the model come values that
     * look the same in both and would change with it otherwise.
     */
    Map<String, Object> values(Set<String> ticked) {
        Map<String, Object> values = new LinkedHashMap<>(form.wanted());
        ReuseFit target = target(ticked.contains(MODEL));
        for (String name : names()) {
            if (ticked.contains(name) || isCarried(name, target)) {
                values.put(name, source.values().get(name));
            }
        }
        return values;
    }

    private Optional<ReuseRow> modelRow() {
        if (form.model().id().equals(source.modelId())) {
            return Optional.empty();
        }
        String here = form.model().title();
        if (source.allowed() == null) {
            String why = source.model() == null ? "No longer offered" : "Not allowed for your team";
            return Optional.of(
                    new ReuseRow(MODEL, "Model", here, source.modelTitle(), Offer.REFUSED, why));
        }
        boolean chosen = form.touched().contains(MODEL);
        return Optional.of(
                new ReuseRow(
                        MODEL,
                        "Model",
                        here,
                        source.modelTitle(),
                        chosen ? Offer.UNTICKED : Offer.TICKED,
                        chosen ? "You chose this: not replaced" : null));
    }

    private Optional<ReuseRow> row(String name, ReuseFit target) {
        FormField known = known(name).orElse(null);
        if (known == null) {
            return Optional.empty();
        }
        if (source.gone().contains(name)) {
            return Optional.of(refused(known, "no longer kept", "The image is no longer kept"));
        }
        Object there = source.values().get(name);
        FormField field = target.field(name).or(() -> Booking.field(name)).orElse(null);
        if (there == null || (field == null && ReuseWords.isNothing(there))) {
            return Optional.empty();
        }
        String words = ReuseWords.of(known, there);
        if (field == null) {
            return Optional.of(refused(known, words, "Not part of " + target.model().title()));
        }
        if (ReuseWords.same(shown(name), there)) {
            return Optional.empty();
        }
        String refusal = target.refusal(field, there);
        return Optional.of(
                refusal == null ? offered(known, words) : refused(known, words, refusal));
    }

    private ReuseRow offered(FormField field, String words) {
        String name = field.name();
        boolean seed = name.equals(SEED);
        boolean touched = form.touched().contains(name);
        String note =
                touched
                        ? name.equals(PROMPT)
                                ? "You typed this: not replaced"
                                : "You chose this: not replaced"
                        : seed ? "Tick to get a similar video" : null;
        Offer offer = seed || touched ? Offer.UNTICKED : Offer.TICKED;
        return new ReuseRow(name, field.label(), hereWords(field), words, offer, note);
    }

    private ReuseRow refused(FormField field, String words, String why) {
        return new ReuseRow(
                field.name(), field.label(), hereWords(field), words, Offer.REFUSED, why);
    }

    private boolean isCarried(String name, ReuseFit target) {
        FormField field = target.field(name).orElse(null);
        Object there = source.values().get(name);
        return field != null
                && there != null
                && !name.equals(SEED)
                && ReuseWords.same(shown(name), there)
                && !ReuseWords.same(form.wanted().getOrDefault(name, field.defaultValue()), there);
    }

    /** In the order of the video's own form, booking last. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        if (source.model() != null) {
            source.model().fields().forEach(field -> names.add(field.name()));
        } else {
            form.model().fields().forEach(field -> names.add(field.name()));
        }
        Booking.fields().forEach(field -> names.add(field.name()));
        if (names.remove(PROMPT)) {
            names.addFirst(PROMPT);
        }
        names.removeIf(name -> !source.values().containsKey(name) && !source.gone().contains(name));
        return names;
    }

    private ReuseFit target(boolean withModel) {
        return withModel && source.model() != null && source.allowed() != null
                ? new ReuseFit(source.model(), source.allowed())
                : new ReuseFit(form.model(), form.allowed());
    }

    private Optional<FormField> known(String name) {
        return source.field(name).or(() -> form.field(name)).or(() -> Booking.field(name));
    }

    private @Nullable Object shown(String name) {
        return form.field(name).map(form::value).orElseGet(() -> form.wanted().get(name));
    }

    private String hereWords(FormField field) {
        return ReuseWords.of(field, shown(field.name()));
    }

    private String here(String name) {
        return String.valueOf(form.wanted().getOrDefault(name, "")).strip();
    }

    private String there(String name) {
        return String.valueOf(source.values().getOrDefault(name, "")).strip();
    }
}
