package io.framehouse.gallery.internal;

import io.framehouse.gallery.WallFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Chooses how the videos of a filter are read. What few videos have is collected and sorted; many
 * videos of one word are read along that word; what is left is looked at in the order of the wall
 * and asked of each video.
 *
 * @see "Decision 0034: the gallery's rows and words"
 */
@Component
class WallSelects {
    /** So many are sorted faster than the same number is found in the order of the wall. */
    static final int FEW = 2_000;

    private final JdbcClient jdbc;
    private final WallWords words;
    private final int few;

    @Autowired
    WallSelects(JdbcClient jdbc, WallWords words) {
        this(jdbc, words, FEW);
    }

    /**
     * @param few fewer than so many are collected; more are read along or looked at one by one
     */
    WallSelects(JdbcClient jdbc, WallWords words, int few) {
        this.jdbc = jdbc;
        this.words = words;
        this.few = few;
    }

    /** Empty where the filter can find nothing. */
    Optional<WallSelect> choose(WallQuestion question) {
        return narrowings(question).map(all -> choose(question, all));
    }

    /** The same for a few videos that are known already. */
    Optional<WallSelect> straight(WallQuestion question) {
        return narrowings(question).map(all -> WallSelect.straight(conditions(question), all));
    }

    private WallSelect choose(WallQuestion question, List<Narrowing> all) {
        WallConditions conditions = conditions(question);
        if (all.isEmpty()) {
            return WallSelect.straight(conditions, all);
        }
        Optional<Narrowing> way =
                question.order().byTime()
                        ? all.stream().filter(Narrowing::byTime).findFirst()
                        : Optional.empty();
        if (all.size() == 1 && way.isPresent()) {
            return WallSelect.along(conditions, all, way.get());
        }
        Map<Narrowing, Long> counted = count(question, all);
        Narrowing rarest = all.stream().min(Comparator.comparing(counted::get)).orElseThrow();
        if (counted.getOrDefault(rarest, 0L) < few) {
            return WallSelect.few(conditions, all, rarest);
        }
        return way.map(word -> WallSelect.along(conditions, all, word))
                .orElseGet(() -> WallSelect.straight(conditions, all));
    }

    private Map<Narrowing, Long> count(WallQuestion question, List<Narrowing> all) {
        String columns =
                all.stream().map(one -> one.counted(few)).collect(Collectors.joining(", "));
        Map<String, Object> values = new HashMap<>(Map.of("team", question.team().value()));
        all.forEach(narrowing -> values.putAll(narrowing.values()));
        List<Long> counts =
                jdbc.sql("select array[" + columns + "]")
                        .params(values)
                        .query((row, number) -> List.of((Long[]) row.getArray(1).getArray()))
                        .single();
        Map<Narrowing, Long> counted = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            counted.put(all.get(i), counts.get(i));
        }
        return counted;
    }

    private static WallConditions conditions(WallQuestion question) {
        return new WallConditions(question.team(), question.filter());
    }

    private Optional<List<Narrowing>> narrowings(WallQuestion question) {
        WallFilter filter = question.filter();
        List<Narrowing> all = new ArrayList<>();
        UUID collection = filter.collection();
        if (collection != null) {
            all.add(Narrowing.collection(collection, question.personOrNobody()));
        }
        if (filter.starred()) {
            all.add(Narrowing.starred(question.personOrNobody()));
        }
        for (String label : new TreeSet<>(filter.labels())) {
            all.add(Narrowing.label(all.size(), label));
        }
        return words(filter, all) ? Optional.of(all) : Optional.empty();
    }

    /** False where the text has signs but no word, which nothing is found by. */
    private boolean words(WallFilter filter, List<Narrowing> all) {
        String text = filter.text();
        if (text == null || text.isBlank()) {
            return true;
        }
        List<WallWords.Word> found = words.of(text);
        found.forEach(word -> all.add(Narrowing.word(all.size(), word)));
        return !found.isEmpty();
    }
}
