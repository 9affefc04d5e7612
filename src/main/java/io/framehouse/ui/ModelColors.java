package io.framehouse.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The colour that a model has in every chart, in every period: numbers of {@code --app-chart-1} to
 * {@code 5}; {@code 6} is for the rest. There are more models than colours: those that are seldom
 * in one chart share, and where they are, the later one is patterned.
 */
public final class ModelColors {
    /** What is not one model: all others together. */
    public static final int REST = 6;

    private static final int COLORS = 5;
    private static final int PATTERNS = 4;

    /** By the beginning of a model's id, the longest first. */
    private static final List<Map.Entry<String, Integer>> FAMILIES =
            List.of(
                    Map.entry("vidu-q2-pro-fast", 5),
                    Map.entry("viduq2-pro-fast", 5),
                    Map.entry("viduq3-pro-fast", 5),
                    Map.entry("viduq1-classic", 4),
                    Map.entry("viduq2-turbo", 3),
                    Map.entry("viduq2_turbo", 3),
                    Map.entry("viduq3-turbo", 2),
                    Map.entry("vidu-q2-pro", 4),
                    Map.entry("viduq2-pro", 4),
                    Map.entry("viduq3-mix", 5),
                    Map.entry("viduq3-pro", 1),
                    Map.entry("vidu-q2", 2),
                    Map.entry("vidu2.0", 1),
                    Map.entry("viduq1", 5),
                    Map.entry("viduq2", 2),
                    Map.entry("viduq3", 3));

    private ModelColors() {}

    /**
     * A series' look.
     *
     * @param color 1 to 6
     * @param pattern 0 for none, up to 3
     */
    public record Paint(int color, int pattern) {}

    /** The colour of a model, 1 to 5; one of no known family has the colour of its id. */
    public static int of(String model) {
        return FAMILIES.stream()
                .filter(family -> model.startsWith(family.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> Math.floorMod(model.hashCode(), COLORS) + 1);
    }

    /** The looks of the models of one chart, in their order. */
    public static List<Paint> of(List<String> models) {
        Map<Integer, Integer> seen = new HashMap<>();
        List<Paint> paints = new ArrayList<>();
        for (String model : models) {
            int color = of(model);
            int before = seen.merge(color, 1, Integer::sum) - 1;
            paints.add(new Paint(color, before % PATTERNS));
        }
        return paints;
    }
}
