package io.framehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.Framehouse;
import io.framehouse.gallery.GalleryCrowd;
import io.framehouse.gallery.GalleryWall;
import io.framehouse.gallery.WallFilter;
import io.framehouse.gallery.WallSort;
import io.framehouse.gallery.internal.WallReads;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * Pages, searches and filters of the wall against plain JDBC that runs the same SQL in the same
 * role. Writes its table to {@code target/gallery-benchmarks.md} and how each page is read to
 * {@code target/gallery-plans}.
 */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {"db-scheduler.enabled=false", "framehouse.copies.enabled=false"})
@ContextConfiguration(initializers = BenchDatabase.class)
@Tag("bench")
class GalleryBenchmarkIT {
    private static final int VIDEOS = Integer.getInteger("bench.videos", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 200);
    private static final int BIG_TEAMS = 5;
    private static final int SMALL_TEAMS = 45;
    private static final int BIG = VIDEOS / 100 * 12;
    private static final int SMALL = (VIDEOS - BIG_TEAMS * BIG) / SMALL_TEAMS;
    private static final int PAGE = 60;
    private static final TeamId TEAM = GalleryCrowd.team(0);
    private static final TeamId SMALL_TEAM = GalleryCrowd.team(BIG_TEAMS);
    private static final Path PLANS = Path.of("target", "gallery-plans");

    @Autowired GalleryWall wall;
    @Autowired ApplicationContext context;

    private final List<String> lines = new ArrayList<>();

    @Test
    void pagesSearchesAndFilters() throws Exception {
        Files.createDirectories(PLANS);
        fill();
        warm();
        say("| page of 60 | p50 ms | p95 ms | bare p50 ms | bare p95 ms | p50 / bare |");
        say("| --- | ---: | ---: | ---: | ---: | ---: |");
        pages();
        filters();
        searches();
        say("");
        say("| else | p50 ms | p95 ms |");
        say("| --- | ---: | ---: |");
        others();
    }

    private void fill() throws SQLException {
        long began = System.nanoTime();
        try (Connection superuser = BenchDatabase.superuser()) {
            for (int team = 0; team < BIG_TEAMS + SMALL_TEAMS; team++) {
                GalleryCrowd.make(superuser, team, team < BIG_TEAMS ? BIG : SMALL);
            }
        }
        BenchDatabase.tidy();
        say(
                line(
                        "%,d videos: %d teams of %,d and %d of %,d, made in %.0f s.",
                        BIG_TEAMS * BIG + SMALL_TEAMS * SMALL,
                        BIG_TEAMS,
                        BIG,
                        SMALL_TEAMS,
                        SMALL,
                        (System.nanoTime() - began) / 1e9));
        for (String table : List.of("gallery_item", "gallery_term", "gallery_label")) {
            say(size(table));
        }
        say("");
    }

    /** Else the rows at the head of the table would tell of the compiler. */
    private void warm() {
        for (int i = 0; i < 10 * ROUNDS; i++) {
            for (WallSort sort : WallSort.values()) {
                assertThat(asSystem(() -> wall.page(SMALL_TEAM, none(), sort, null, PAGE)))
                        .isNotNull();
            }
        }
    }

    private static String size(String table) throws SQLException {
        try (Connection connection = BenchDatabase.superuser();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select count(*), pg_table_size('%1$s') >> 20,".formatted(table)
                                        + " pg_indexes_size('%1$s') >> 20 from %1$s"
                                                .formatted(table))) {
            row.next();
            return line(
                    "%s: %,d rows, %,d MiB, indexes %,d MiB",
                    table, row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    private void pages() throws Exception {
        int deep = Math.min(999 * PAGE, BIG - 2 * PAGE);
        page("first page, newest", TEAM, none(), WallSort.NEWEST, null);
        for (WallSort sort : WallSort.values()) {
            String place;
            try (Connection all = BenchDatabase.superuser()) {
                place = WallReads.placeAfter(all, TEAM, sort, deep);
            }
            String name = "page %,d, %s".formatted(deep / PAGE + 1, sort.word());
            page(name, TEAM, none(), sort, place);
            if (sort == WallSort.NEWEST) {
                page(name + ", backwards", TEAM, none(), sort, WallReads.turned(sort, place));
            }
        }
        page("first page, cost", TEAM, none(), WallSort.COST, null);
        page("first page, newest, small team", SMALL_TEAM, none(), WallSort.NEWEST, null);
    }

    private void filters() throws Exception {
        page("one model", filter().model("model0").build());
        page("one model, few videos", filter().model("model7").build());
        page("state failed", filter().state("failed").build());
        page("resolution and aspect", filter().picture("720p", "1:1").build());
        page("cost from 45 to 46 credits", filter().cost("45", "46").build());
        page("a day", filter().day("2026-11-10T00:00:00Z").build());
        page("label of a third", filter().label("usual").build());
        page("label of few", filter().label("rare").build());
        page("label of a third, by cost", filter().label("usual").build(), WallSort.COST);
    }

    private void searches() throws Exception {
        page("a rare word", filter().text("\"word3990\"").build());
        page("a rare word as it is typed", filter().text("word399").build());
        page("a frequent word", filter().text("\"word1\"").build());
        page("a frequent word as it is typed", filter().text("word1").build());
        page("two frequent words", filter().text("\"word1 word2\"").build());
        page("a frequent and a rare word", filter().text("\"word1 word3990\"").build());
        page("a frequent word, by cost", filter().text("\"word1\"").build(), WallSort.COST);
        page("a frequent word and a model", filter().text("\"word1\"").model("model7").build());
        page(
                "a frequent word, small team",
                SMALL_TEAM,
                filter().text("\"word1\"").build(),
                WallSort.NEWEST,
                null);
    }

    private void others() throws Exception {
        WallFilter frequent = filter().text("\"word1\"").build();
        other("count up to 1,000", () -> wall.count(TEAM, none(), 1_000));
        other("count of a frequent word up to 1,000", () -> wall.count(TEAM, frequent, 1_000));
        other("months", () -> wall.months(TEAM, none(), ZoneOffset.UTC));
        other("months of a frequent word", () -> wall.months(TEAM, frequent, ZoneOffset.UTC));
        other("labels that begin with u", () -> wall.labels(TEAM, "u"));
    }

    private void page(String what, WallFilter filter) throws Exception {
        page(what, filter, WallSort.NEWEST);
    }

    private void page(String what, WallFilter filter, WallSort sort) throws Exception {
        page(what, TEAM, filter, sort, null);
    }

    private void page(
            String what, TeamId team, WallFilter filter, WallSort sort, @Nullable String place)
            throws Exception {
        Callable<Object> ours = () -> asSystem(() -> wall.page(team, filter, sort, place, PAGE));
        WallReads.Bare bare = WallReads.page(context, team, filter, sort, place);
        plan(what, team, bare);
        double[] service = laps(ours);
        double[] plain;
        try (Connection connection = BenchDatabase.connectBare();
                PreparedStatement role =
                        connection.prepareStatement(
                                "select set_config('role', 'framehouse_team', true),"
                                        + " set_config('app.team', ?, true)");
                PreparedStatement statement = connection.prepareStatement(bare.sql())) {
            connection.setAutoCommit(false);
            role.setString(1, team.toString());
            // The statement is prepared at the server under the role.
            plain =
                    laps(() -> {
                        role.executeQuery().close();
                        int found = bare.run(statement);
                        connection.commit();
                        return found;
                    });
        }
        say(
                line(
                        "| %s | %.2f | %.2f | %.2f | %.2f | %.2f |",
                        what, service[0], service[1], plain[0], plain[1], service[0] / plain[0]));
    }

    private void other(String what, Callable<?> work) throws Exception {
        double[] took = laps(() -> asSystem(work));
        say(line("| %s | %.2f | %.2f |", what, took[0], took[1]));
    }

    /** Median and 95th of a hundred after as many to get warm, in milliseconds. */
    private static double[] laps(Callable<?> work) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(work.call()).isNotNull();
        }
        long[] took = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long began = System.nanoTime();
            work.call();
            took[i] = System.nanoTime() - began;
        }
        Arrays.sort(took);
        return new double[] {took[ROUNDS / 2] / 1e6, took[ROUNDS * 95 / 100] / 1e6};
    }

    private static <T> T asSystem(Callable<T> work) {
        return CurrentActor.as(
                Actor.system("gallery benchmark"),
                () -> {
                    try {
                        return work.call();
                    } catch (Exception failure) {
                        throw new IllegalStateException(failure);
                    }
                });
    }

    private static void plan(String what, TeamId team, WallReads.Bare bare)
            throws SQLException, IOException {
        try (Connection connection = BenchDatabase.connectBare();
                Statement role = connection.createStatement()) {
            connection.setAutoCommit(false);
            role.execute(
                    "select set_config('role', 'framehouse_team', true), set_config('app.team', '"
                            + team.value()
                            + "', true)");
            StringBuilder text = new StringBuilder(bare.sql()).append("\n\n");
            try (PreparedStatement explain =
                    connection.prepareStatement("explain (analyze, buffers) " + bare.sql())) {
                for (int i = 0; i < bare.values().length; i++) {
                    explain.setObject(i + 1, bare.values()[i]);
                }
                try (ResultSet rows = explain.executeQuery()) {
                    while (rows.next()) {
                        text.append(rows.getString(1)).append('\n');
                    }
                }
            }
            connection.rollback();
            Files.writeString(PLANS.resolve(what.replaceAll("[^A-Za-z0-9]+", "-") + ".txt"), text);
        }
    }

    private static WallFilter none() {
        return WallFilter.none();
    }

    private static Wish filter() {
        return new Wish();
    }

    /** A filter of which little is set. */
    private static final class Wish {
        private @Nullable String text;
        private Set<String> models = Set.of();
        private Set<String> labels = Set.of();
        private Set<String> states = Set.of();
        private @Nullable String resolution;
        private @Nullable String aspect;
        private @Nullable Instant from;
        private @Nullable Instant until;
        private @Nullable Credits minCost;
        private @Nullable Credits maxCost;

        Wish text(String words) {
            text = words;
            return this;
        }

        Wish model(String model) {
            models = Set.of(model);
            return this;
        }

        Wish label(String label) {
            labels = Set.of(label);
            return this;
        }

        Wish state(String state) {
            states = Set.of(state);
            return this;
        }

        Wish picture(String given, String shape) {
            resolution = given;
            aspect = shape;
            return this;
        }

        Wish day(String begin) {
            from = Instant.parse(begin);
            until = from.plusSeconds(86_400);
            return this;
        }

        Wish cost(String min, String max) {
            minCost = Credits.parse(min);
            maxCost = Credits.parse(max);
            return this;
        }

        WallFilter build() {
            return new WallFilter(
                    text,
                    models,
                    null,
                    null,
                    labels,
                    null,
                    resolution,
                    aspect,
                    null,
                    null,
                    null,
                    states,
                    from,
                    until,
                    minCost,
                    maxCost,
                    null,
                    null,
                    false,
                    false);
        }
    }

    /** Written at once, so that a run that breaks has told what it found. */
    private void say(String text) {
        lines.add(text);
        System.out.println(text);
        try {
            Files.writeString(
                    Path.of("target", "gallery-benchmarks.md"), String.join("\n", lines) + "\n");
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
