package io.framehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.e2e.RaceBudgets.Caller;
import io.framehouse.shared.Credits;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The first promise, over HTTP with real keys: two nodes over one database, forty hard budgets of
 * which half run dry, everybody submits at once. Not one credit may be overspent, at the end and at
 * any moment before, and every refusal tells figures that add up.
 */
class MoneyRaceIT {
    private static final int CALLERS = 32;

    /** Two jobs are made at the same time, so that some holds settle during the race. */
    private static final int MADE_AT_ONCE = 2;

    @TempDir Path directory;

    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();

    @Test
    void oneThousandParallelSubmitsOverspendNothing() throws Exception {
        race(1_000);
    }

    @Test
    @Tag("chaos")
    void tenThousandParallelSubmitsOverspendNothing() throws Exception {
        race(10_000);
    }

    private void race(int submits) throws Exception {
        try (Homestead home = new Homestead(directory, Map.of())) {
            List<ProcessHouse> nodes = List.of(home.node(), home.node());
            home.connect(nodes.getFirst(), "vidu", MADE_AT_ONCE);
            RaceBudgets budgets = new RaceBudgets(home, nodes.getFirst());
            try (RaceBooks books = new RaceBooks(home)) {
                Instant start = Instant.now();
                submitAll(home, nodes, budgets, submits);
                Duration took = Duration.between(start, Instant.now());
                List<String> violations = books.violations();
                report(books, submits, took, violations.size());
                assertThat(violations).isEmpty();
                assertThat(books.looks()).isGreaterThan(10);
                assertUsedUp(books, budgets.price);
            }
            nodes.forEach(home::assertProofHolds);
        }
    }

    private void submitAll(
            Homestead home, List<ProcessHouse> nodes, RaceBudgets budgets, int submits)
            throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<?>> callers =
                    IntStream.range(0, CALLERS)
                            .<Future<?>>mapToObj(caller ->
                                    threads.submit(() -> {
                                        start.await();
                                        for (int i = next.getAndIncrement();
                                                i < submits;
                                                i = next.getAndIncrement()) {
                                            ProcessHouse node = nodes.get(i / 3 % nodes.size());
                                            Caller who = budgets.caller(i);
                                            HouseClient client = home.client(node, who.key());
                                            submit(client, who, budgets.price);
                                        }
                                        return null;
                                    }))
                            .toList();
            start.countDown();
            for (Future<?> caller : callers) {
                caller.get();
            }
        }
    }

    private void submit(HouseClient client, Caller caller, BigDecimal price) {
        HttpResponse<String> answer = client.send("POST", "/api/v1/jobs", caller.wish());
        JsonNode body = HouseClient.JSON.readTree(answer.body());
        if (answer.statusCode() == 202) {
            assertThat(amount(body, "quote")).isEqualByComparingTo(price);
            count("taken");
        } else {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(402);
            assertRefusalAddsUp(body, price);
            count(body.path("code").asString() + ", " + body.path("scope").asString());
        }
    }

    private static void assertRefusalAddsUp(JsonNode body, BigDecimal price) {
        String scope = body.path("scope").asString();
        boolean budget = body.path("code").asString().equals("budget_exceeded");
        assertThat(scope)
                .as(body.toString())
                .isIn(budget ? List.of("team", "key") : List.of("team"));
        BigDecimal used = amount(body, "spent").add(amount(body, "held"));
        BigDecimal left = amount(body, "limit").subtract(used);
        assertThat(amount(body, "requested")).isEqualByComparingTo(price);
        assertThat(left).as(body.toString()).isNotNegative().isLessThan(price);
        assertThat(body.has("resets_at")).as(body.toString()).isTrue();
        if (body.path("resets_at").isString()) {
            assertThat(Instant.parse(body.path("resets_at").asString())).isAfter(Instant.now());
        }
    }

    /** Half of the budgets pay for not one more job, and the others are not touched by that. */
    private static void assertUsedUp(RaceBooks books, BigDecimal price) {
        long one = Credits.round(price).micros();
        List<RaceBooks.Line> lines = books.budgets();
        assertThat(lines).hasSize(RaceBudgets.BUDGETS);
        assertThat(lines).noneMatch(RaceBooks.Line::isWrong);
        assertThat(lines).filteredOn(line -> line.left() < one).hasSize(RaceBudgets.DRY);
        // To the last job: what is left of a dry budget is the rest that pays for none.
        assertThat(lines)
                .filteredOn(line -> line.left() < one)
                .allMatch(line -> line.left() == one / 2);
        assertThat(books.balances()).noneMatch(RaceBooks.Line::isWrong);
        assertThat(books.balances()).filteredOn(line -> line.left() < one).hasSize(1);
    }

    private void count(String what) {
        answers.computeIfAbsent(what, word -> new AtomicInteger()).incrementAndGet();
    }

    private static BigDecimal amount(JsonNode body, String field) {
        return new BigDecimal(body.path(field).asString());
    }

    @SuppressWarnings("SystemOut")
    private void report(RaceBooks books, int submits, Duration took, int violations) {
        StringBuilder text = new StringBuilder("\nMoneyRaceIT: the books after the race\n");
        String row = "%-14s %-8s %-6s %16s %12s %12s %16s%n";
        text.append(row.formatted("team", "scope", "window", "limit", "spent", "held", "left"));
        for (RaceBooks.Line line : concat(books.balances(), books.budgets())) {
            text.append(
                    row.formatted(
                            line.team(),
                            line.scope(),
                            line.window(),
                            credits(line.limit()),
                            credits(line.spentSum()),
                            credits(line.heldSum()),
                            credits(line.left())));
        }
        long overspent =
                concat(books.balances(), books.budgets()).stream()
                        .mapToLong(line -> Math.max(0, -line.left()))
                        .sum();
        text.append(
                "%d submits by %d callers to 2 nodes in %.1f s (%.0f a second): %s%n"
                        .formatted(
                                submits,
                                CALLERS,
                                took.toMillis() / 1_000.0,
                                submits * 1_000.0 / took.toMillis(),
                                new java.util.TreeMap<>(answers)));
        text.append(
                "overspent at the end: %s credits; %d looks during the race, %d violations%n"
                        .formatted(credits(overspent), books.looks(), violations));
        System.out.println(text);
    }

    private static List<RaceBooks.Line> concat(
            List<RaceBooks.Line> first, List<RaceBooks.Line> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }

    private static String credits(long micros) {
        return Credits.ofMicros(micros).toWire();
    }
}
