package io.framehouse.jobs.internal;

import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.Quote;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.Jobs;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.Team;
import io.framehouse.teams.Teams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets a benchmark into the room: the transactions that make and settle a job, and nothing else.
 */
public final class SubmitDoor {
    public static final String MODEL = "viduq2_turbo_img2video";

    private final JobCreation creation;
    private final JobRepository jobs;
    private final JobSettlement settlement;
    private final SubmitRows rows;
    private final TeamTransactions transactions;
    private final CatalogModel model;
    private final ObjectNode parameters;
    private final String body;
    private final byte[] bodyHash;
    private final Quote quote;
    private final Teams teams;

    public SubmitDoor(ApplicationContext context, TeamId anyTeam) {
        creation = context.getBean(JobCreation.class);
        jobs = context.getBean(JobRepository.class);
        settlement = context.getBean(JobSettlement.class);
        rows = context.getBean(SubmitRows.class);
        transactions = context.getBean(TeamTransactions.class);
        teams = context.getBean(Teams.class);
        model = context.getBean(Catalog.class).find(MODEL).orElseThrow();
        ObjectNode wish = HouseFixtures.parameters(MODEL, "A lighthouse at dusk, slow dolly in");
        quote =
                HouseFixtures.asSystem(
                        () -> context.getBean(Jobs.class).quote(anyTeam, MODEL, wish));
        parameters = wish.deepCopy();
        parameters.putArray("images").add("upload:" + UUID.randomUUID());
        body = parameters.toString();
        bodyHash = Hashes.sha256(body);
    }

    public Team team(TeamId team) {
        return HouseFixtures.asSystem(() -> teams.get(team));
    }

    public Quote quote() {
        return quote;
    }

    public String body() {
        return body;
    }

    /** As the service does it: alone, or with others of the team. */
    public Job submit(Team team) {
        return made(create(team));
    }

    /** One transaction for each, by the same function. */
    public Job submitAlone(Team team) {
        return transactions.inTeam(team.id(), () -> made(create(team)));
    }

    /** Goes together with at most so many others. */
    public Consumer<Team> submitUpTo(int most) {
        GroupCommit<TeamId, NewJob, SubmitOutcome> together =
                new GroupCommit<>(
                        (team, made) -> transactions.inTeam(team, () -> rows.insert(team, made)),
                        new SubmitManner() {
                            @Override
                            public GroupCommit.Limits limits() {
                                return new GroupCommit.Limits(
                                        most, 4_000_000, 2_000, Duration.ofSeconds(30));
                            }
                        });
        return team -> made(together.run(team.id(), draft(team)));
    }

    /** Jobs that wait to be settled. */
    public List<JobId> stock(Team team, int count) {
        List<JobId> made = new ArrayList<>();
        while (made.size() < count) {
            List<NewJob> batch = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                batch.add(draft(team));
            }
            transactions
                    .inTeam(team.id(), () -> rows.insert(team.id(), batch))
                    .forEach(outcome -> made.add(made(outcome).id()));
        }
        return made;
    }

    /** As the poller does it at the provider's last word. */
    public void settle(TeamId team, JobId id) {
        transactions.runInTeam(
                team,
                () -> {
                    Job job = jobs.lock(team, id).orElseThrow();
                    if (!settlement.finish(
                            job, new Verdict.Success(null, null, "success", "bench"))) {
                        throw new IllegalStateException("Job " + id + " was final");
                    }
                });
    }

    SubmitOutcome create(Team team) {
        return creation.create(
                wish(team, UUID.randomUUID().toString()),
                HouseFixtures.SYSTEM,
                team,
                model,
                parameters,
                quote,
                bodyHash);
    }

    NewJob draft(Team team) {
        return draft(team, UUID.randomUUID().toString());
    }

    NewJob draft(Team team, @Nullable String key) {
        SubmitJob wish = wish(team, key);
        Job job = creation.draft(wish, HouseFixtures.SYSTEM, team, model, parameters, quote);
        return new NewJob(job, wish, "system", bodyHash, team.data().zone(), "");
    }

    private SubmitJob wish(Team team, @Nullable String key) {
        return new SubmitJob(
                team.id(),
                MODEL,
                parameters,
                null,
                List.of(),
                key,
                body,
                null,
                null,
                null,
                null,
                null);
    }

    private static Job made(SubmitOutcome outcome) {
        if (outcome instanceof SubmitOutcome.Made(Job job)) {
            return job;
        }
        throw new IllegalStateException("Not made: " + outcome);
    }
}
