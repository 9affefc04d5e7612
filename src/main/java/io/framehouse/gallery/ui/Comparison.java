package io.framehouse.gallery.ui;

import io.framehouse.gallery.AssetCard;
import io.framehouse.jobs.ui.JobSettings.Setting;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.SizeFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What two videos have in common and where they differ, in words. */
final class Comparison {
    private static final String NONE = "\u2013";

    private final List<Row> rows = new ArrayList<>();

    /**
     * One setting of both.
     *
     * @param first and {@code second}: a dash where one has none
     */
    record Row(String label, String first, String second) {
        boolean differs() {
            return !first.equals(second);
        }
    }

    static Comparison of(ItemModel first, ItemModel second) {
        return new Comparison(settings(first), settings(second));
    }

    /** Values by their labels, in the order in which they are shown. */
    Comparison(Map<String, String> first, Map<String, String> second) {
        Map<String, String> labels = new LinkedHashMap<>(first);
        labels.putAll(second);
        for (String label : labels.keySet()) {
            rows.add(
                    new Row(
                            label,
                            first.getOrDefault(label, NONE),
                            second.getOrDefault(label, NONE)));
        }
    }

    List<Row> different() {
        return rows.stream().filter(Row::differs).toList();
    }

    List<Row> same() {
        return rows.stream().filter(row -> !row.differs()).toList();
    }

    private static Map<String, String> settings(ItemModel model) {
        AssetCard video = model.video();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Prompt", VideoWords.prompt(video));
        all.put("Model", model.modelTitle());
        for (Setting setting : model.settings()) {
            all.put(setting.label(), setting.value());
        }
        all.put("Cost", CreditsFormat.exactText(video.cost()));
        Long millis = video.durationMillis();
        put(all, "Length", millis == null ? null : ItemWords.length(millis));
        Integer width = video.width();
        Integer height = video.height();
        put(all, "Size", width == null || height == null ? null : SizeFormat.pixels(width, height));
        Integer fps = model.facts().fpsMilli();
        put(all, "Frame rate", fps == null ? null : ItemWords.frameRate(fps));
        all.put("By", video.createdBy());
        return all;
    }

    private static void put(Map<String, String> all, String label, @Nullable String value) {
        if (value != null) {
            all.put(label, value);
        }
    }
}
