package io.framehouse.e2e;

import io.framehouse.e2e.Homestead.TeamKey;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.sandbox.Fault;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Callers of several teams who submit at an even pace and do not give up on a dead node. */
final class ChaosJobs {
    private static final int CALLERS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> MODELS =
            Stream.concat(
                            HouseFixtures.MODELS.stream(),
                            Stream.of("viduq3-turbo-text2video", "viduq2-pro-start-end2video"))
                    .toList();
    private static final String STUCK = " [[sandbox:task_never_starts]]";
    private static final String OFF_PEAK_MODEL = "vidu-q2-pro-img2video";

    private final Homestead home;
    private final ChaosNodes nodes;
    private final List<TeamKey> teams;
    private final List<Plan> plans = new ArrayList<>();
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();

    /** What will be submitted, decided by the seed. */
    private record Plan(
            int number,
            TeamKey team,
            String model,
            String prompt,
            boolean offPeak,
            boolean cancel) {}

    /** A job as its caller knows it. */
    record Sent(String id, String prompt, TeamKey team) {}

    ChaosJobs(Homestead home, ChaosNodes nodes, List<TeamKey> teams, int count, Random random) {
        this.home = home;
        this.nodes = nodes;
        this.teams = teams;
        for (int i = 0; i < count; i++) {
            plans.add(plan(i, random));
        }
    }

    private Plan plan(int number, Random random) {
        String model = MODELS.get(number % MODELS.size());
        return new Plan(
                number,
                teams.get(random.nextInt(teams.size())),
                model,
                "chaos %d %08x%s"
                        .formatted(number, random.nextInt(), random.nextInt(100) < 5 ? STUCK : ""),
                model.equals(OFF_PEAK_MODEL) && random.nextInt(100) < 15,
                random.nextInt(100) < 6);
    }

    /** Submits everything within about that time, with the faults spread over it. */
    void submitAll(Duration within, List<Fault> faults) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(plans.size());
        long gapMicros = within.toNanos() / 1000 / plans.size();
        try (ScheduledExecutorService callers = Executors.newScheduledThreadPool(CALLERS)) {
            for (Plan plan : plans) {
                var _ =
                        callers.schedule(
                                () -> {
                                    try {
                                        order(faults, plan.number());
                                        submit(plan);
                                    } catch (RuntimeException | AssertionError trouble) {
                                        refused.add(plan.prompt() + ": " + trouble);
                                    } finally {
                                        done.countDown();
                                    }
                                },
                                gapMicros * plan.number(),
                                TimeUnit.MICROSECONDS);
            }
            done.await();
        }
    }

    /** Cancels what waits at its provider for ever; not every provider can. */
    void cancelStuck() {
        for (Sent job : sent) {
            if (job.prompt().endsWith(STUCK)) {
                home.client(nodes.get(0), job.team())
                        .send("POST", "/api/v1/jobs/" + job.id() + "/cancel", null);
            }
        }
    }

    private void order(List<Fault> faults, int number) {
        int from = number * faults.size() / plans.size();
        int to = (number + 1) * faults.size() / plans.size();
        faults.subList(from, to).forEach(home.sandbox.faults()::add);
    }

    private void submit(Plan plan) {
        ObjectNode wish = HouseClient.object().put("model", plan.model());
        wish.set("parameters", parameters(plan));
        String key = UUID.randomUUID().toString();
        Instant until = Instant.now().plus(PATIENCE);
        for (int turn = plan.number(); ; turn++) {
            HouseClient client = home.client(nodes.get(turn % ChaosNodes.COUNT), plan.team());
            try {
                String id = client.create("/api/v1/jobs", wish, key).path("id").asString();
                note(new Sent(id, plan.prompt(), plan.team()));
                if (plan.cancel()) {
                    client.send("POST", "/api/v1/jobs/" + id + "/cancel", null);
                }
                return;
            } catch (UncheckedIOException dead) {
                if (Instant.now().isAfter(until)) {
                    throw dead;
                }
            }
        }
    }

    /** Once: a node may die while it is asked to cancel, and then the same call is made again. */
    private void note(Sent job) {
        if (!sent.contains(job)) {
            sent.add(job);
        }
    }

    private static ObjectNode parameters(Plan plan) {
        ObjectNode parameters = HouseFixtures.parameters(plan.model(), plan.prompt());
        if (plan.model().contains("text2video")) {
            parameters.remove("images");
        } else if (plan.model().contains("start-end")) {
            parameters.withArray("/images").add(HouseFixtures.picture(320, 180));
        }
        if (plan.offPeak()) {
            parameters.put("off_peak", true);
        }
        return parameters;
    }

    List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** Submits that were not taken, which nobody ordered. */
    List<String> refused() {
        return List.copyOf(refused);
    }
}
