package io.framehouse.sandbox.internal;

import static io.framehouse.sandbox.internal.Family.Q1;
import static io.framehouse.sandbox.internal.Family.Q2;
import static io.framehouse.sandbox.internal.Family.Q3;
import static io.framehouse.sandbox.internal.Family.V2;
import static io.framehouse.sandbox.internal.Mode.IMAGE;
import static io.framehouse.sandbox.internal.Mode.REFERENCE;
import static io.framehouse.sandbox.internal.Mode.START_END;
import static io.framehouse.sandbox.internal.Mode.TEXT;

import java.util.EnumSet;
import java.util.List;

/** The official models with their modes, lengths and resolutions, as data. */
final class ModelTable {
    private static final String ALL = "540p 720p 1080p";
    private static final String FAST = "720p 1080p";

    private static final List<ModelRule> RULES =
            List.of(
                    row("viduq3-pro", Q3, 1, 16, ALL, TEXT, IMAGE, START_END),
                    row("viduq3-turbo", Q3, 1, 16, ALL, TEXT, IMAGE, START_END),
                    row("viduq3-turbo", Q3, 3, 16, ALL, REFERENCE),
                    row("viduq3-pro-fast", Q3, 1, 16, FAST, IMAGE),
                    row("viduq3", Q3, 3, 16, ALL, REFERENCE),
                    row("viduq3-mix", Q3, 1, 16, FAST, REFERENCE),
                    row("viduq2", Q2, 1, 10, ALL, TEXT, REFERENCE),
                    row("viduq2-pro", Q2, 1, 10, ALL, IMAGE, REFERENCE),
                    row("viduq2-pro", Q2, 1, 8, ALL, START_END),
                    row("viduq2-turbo", Q2, 1, 10, ALL, IMAGE),
                    row("viduq2-turbo", Q2, 1, 8, ALL, START_END),
                    row("viduq2-pro-fast", Q2, 1, 10, FAST, IMAGE),
                    row("viduq2-pro-fast", Q2, 1, 8, FAST, START_END),
                    row("viduq1", Q1, 5, 5, "1080p", TEXT, IMAGE, START_END, REFERENCE),
                    row("viduq1-classic", Q1, 5, 5, "1080p", IMAGE, START_END),
                    row("vidu2.0", V2, 4, 4, "360p 720p 1080p", IMAGE, START_END),
                    row("vidu2.0", V2, 8, 8, "720p", IMAGE, START_END),
                    row("vidu2.0", V2, 4, 4, "360p 720p", REFERENCE));

    private ModelTable() {}

    private static ModelRule row(
            String model, Family family, int min, int max, String resolutions, Mode... modes) {
        return new ModelRule(
                model,
                family,
                EnumSet.copyOf(List.of(modes)),
                min,
                max,
                List.of(resolutions.split(" ")));
    }

    /** The rows of that model in that mode; empty where there is none. */
    static List<ModelRule> of(String model, Mode mode) {
        return RULES.stream()
                .filter(rule -> rule.model().equals(model) && rule.modes().contains(mode))
                .toList();
    }
}
