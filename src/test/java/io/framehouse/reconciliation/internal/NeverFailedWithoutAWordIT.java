package io.framehouse.reconciliation.internal;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.Framehouse;
import io.framehouse.FreePorts;
import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.credits.Ledger;
import io.framehouse.credits.LedgerLine;
import io.framehouse.credits.LedgerProof;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobBench;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.JobWork;
import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.jobs.Jobs;
import io.framehouse.jobs.PollWork;
import io.framehouse.jobs.UnknownReason;
import io.framehouse.providers.AccountData;
import io.framehouse.providers.AuthScheme;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.providers.http.CallLimits;
import io.framehouse.providers.http.ProviderHttp;
import io.framehouse.reconciliation.internal.ScriptedProvider.Call;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * Everything a provider or the network can do that is no definite answer, in every state that a job
 * can be in, in every dialect, over real HTTP and through the services that run in production: the
 * job is never FAILED or CANCELLED and no credit is released.
 *
 * <p>Three answers do end a job that nobody waited for any more, and rightly so: <em>busy</em>,
 * <em>account trouble</em> and <em>never sent</em>, brought by a sender whose lease had run out.
 * Each says that the provider has nothing of that attempt. Back to the queue such a job cannot go:
 * a person may have been told that it is unknown. {@code AnswerOrdersIT} holds that list.
 */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {
            JobBench.QUIET,
            "framehouse.copies.enabled=false",
            "framehouse.allow-private-addresses=true",
            // Its faults come one after the other, hours apart, at the same tasks.
            "framehouse.reconciliation.longest-task=1000d"
        })
@PostgresTest
@Import({HouseFixtures.class, JobBench.Time.class, NeverFailedWithoutAWordIT.Impatience.class})
class NeverFailedWithoutAWordIT {
    private static final Set<JobState> OPEN =
            Set.of(JobState.QUEUED, JobState.RUNNING, JobState.UNKNOWN);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** A dialect, and a model that only it serves here. */
    private enum Spoken {
        ASYNC("async-v3", "vidu-q2-pro-img2video", AuthScheme.BEARER),
        VIDU("vidu", "viduq3-pro", AuthScheme.TOKEN),
        VTRIX("vtrix", "viduq2_turbo_img2video", AuthScheme.BEARER);

        private final String dialect;
        private final String model;
        private final AuthScheme scheme;

        Spoken(String dialect, String model, AuthScheme scheme) {
            this.dialect = dialect;
            this.model = model;
            this.scheme = scheme;
        }
    }

    /** A job with an account of its own, so that one's trouble is not another's. */
    private record Case(int number, Spoken spoken, Job job, ProviderAccount account) {}

    @Autowired HouseFixtures house;
    @Autowired Jobs jobs;
    @Autowired JobWork work;
    @Autowired PollWork polls;
    @Autowired Sender sender;
    @Autowired Poller poller;
    @Autowired ProviderAccounts accounts;
    @Autowired Ledger ledger;
    @Autowired LedgerProof proof;
    @Autowired MutableClock clock;

    private final ScriptedProvider provider = new ScriptedProvider();
    private final List<ProviderAccount> opened = new ArrayList<>();
    private TeamId team;

    /** The calls of production, but none waits long. */
    static class Impatience {
        private static final Duration LIMIT = Duration.ofSeconds(1);

        @Bean(destroyMethod = "close")
        @Primary
        ProviderHttp impatientHttp(Clock clock) {
            return new ProviderHttp(new CallLimits(LIMIT, LIMIT, LIMIT), clock);
        }
    }

    @BeforeEach
    void makeTeam() {
        team = house.team(Credits.of(10_000_000));
    }

    @AfterEach
    void booksBalance() {
        provider.close();
        opened.forEach(account -> set(account, account.data().baseUrl(), false));
        assertThat(asSystem(proof::check)).allSatisfy(f -> assertThat(f.items()).isEmpty());
    }

    @Test
    void noAnswerToASubmitFailsTheJobAndNoneIsSentTwice() {
        List<Case> cases = new ArrayList<>();
        for (Misbehaviour fault : Misbehaviour.ofSubmits()) {
            for (Spoken spoken : Spoken.values()) {
                Case one = open(spoken, provider.url());
                provider.misbehave(one.number(), Call.SUBMIT, fault);
                cases.add(one);
            }
        }
        List<Attempt> attempts = begin(cases);
        inParallel(attempts, sender::send);
        for (Case one : cases) {
            Job job = house.get(one.job());
            assertThat(job.state()).as(words(one)).isEqualTo(JobState.UNKNOWN);
            assertThat(job.unknownReason()).isEqualTo(UnknownReason.SUBMIT_UNANSWERED);
            assertThat(provider.submitsOf(one.number())).as(words(one)).isEqualTo(1);
        }
        assertAllHeld(cases);
        // The same answers once more, now that the sender is given up.
        inParallel(attempts, sender::send);
        assertAllIn(cases, Set.of(JobState.UNKNOWN));
        assertAllHeld(cases);
    }

    @Test
    void aSenderThatDiedLeavesAQuestion() {
        List<Case> cases = Stream.of(Spoken.values()).map(s -> open(s, provider.url())).toList();
        List<Attempt> attempts = begin(cases);
        clock.advance(Duration.ofMinutes(10));
        lookAt(cases);
        assertAllIn(cases, Set.of(JobState.UNKNOWN));
        cases.forEach(one ->
                provider.misbehave(one.number(), Call.SUBMIT, Misbehaviour.ofSubmits().getFirst()));
        inParallel(attempts, sender::send);
        assertAllIn(cases, Set.of(JobState.UNKNOWN));
        assertAllHeld(cases);
    }

    @Test
    void whatWasNotTakenWaitsAndIsNotOver() {
        List<Case> cases = new ArrayList<>();
        for (Misbehaviour fault : Misbehaviour.ofBusyProviders()) {
            for (Spoken spoken : Spoken.values()) {
                Case one = open(spoken, provider.url());
                provider.misbehave(one.number(), Call.SUBMIT, fault);
                cases.add(one);
            }
        }
        inParallel(begin(cases), sender::send);
        assertAllIn(cases, Set.of(JobState.HELD));
        assertAllHeld(cases);
        cancel(cases);
    }

    @Test
    void whoCannotBeReachedIsNotTheEnd() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket();
                Socket second = new Socket()) {
            InetSocketAddress address =
                    new InetSocketAddress(full.getInetAddress(), full.getLocalPort());
            first.connect(address, 1_000);
            second.connect(address, 1_000);
            List<Case> cases = new ArrayList<>();
            List<Case> there = new ArrayList<>(accepted(false));
            there.addAll(accepted(true));
            for (String url :
                    List.of(
                            "http://127.0.0.1:" + FreePorts.next(),
                            "http://127.0.0.1:" + full.getLocalPort())) {
                for (Spoken spoken : Spoken.values()) {
                    cases.add(open(spoken, url));
                }
            }
            inParallel(begin(cases), sender::send);
            // Never sent; where the connection stood and the answer did not come, it is a question.
            assertAllIn(cases, Set.of(JobState.HELD, JobState.UNKNOWN));
            assertAllHeld(cases);
            for (int i = 0; i < there.size(); i++) {
                set(there.get(i).account(), cases.get(i).account().data().baseUrl(), true);
            }
            rounds(there, 3);
            assertAllIn(there, Set.of(JobState.UNKNOWN));
            assertAllHeld(there);
            cancel(
                    cases.stream()
                            .filter(one -> house.get(one.job()).state() == JobState.HELD)
                            .toList());
        }
    }

    @Test
    void noAnswerAboutATaskEndsItInWhateverStateItIs() {
        List<Case> queued = accepted(false);
        List<Case> running = accepted(true);
        List<List<Case>> lost = new ArrayList<>();
        for (String why : List.of("404", "read time-out", "an unknown word")) {
            List<Case> cases = accepted(false);
            misbehave(cases, fault(why));
            rounds(cases, 3);
            assertAllIn(cases, Set.of(JobState.UNKNOWN));
            lost.add(cases);
        }
        assertThat(lost.stream().map(some -> house.get(some.getFirst().job()).unknownReason()))
                .containsExactly(
                        UnknownReason.TASK_NOT_FOUND,
                        UnknownReason.SILENT_TOO_LONG,
                        UnknownReason.STATUS_UNRECOGNISED);
        List<Case> all =
                Stream.concat(
                                Stream.of(queued, running).flatMap(List::stream),
                                lost.stream().flatMap(List::stream))
                        .toList();
        for (Misbehaviour fault : Misbehaviour.ofPolls()) {
            assertAllIn(queued, Set.of(JobState.QUEUED));
            assertAllIn(running, Set.of(JobState.RUNNING));
            misbehave(all, fault);
            rounds(all, 3);
            assertThat(states(all)).as(fault.name()).isSubsetOf(OPEN);
            // Those that were open are found again; the lost ones stay lost.
            behave(queued);
            behave(running);
            clock.advance(Duration.ofHours(2));
            lookAt(Stream.concat(queued.stream(), running.stream()).toList());
        }
        assertAllHeld(all);
        all.forEach(one -> assertThat(provider.submitsOf(one.number())).isEqualTo(1));
    }

    @Test
    void noAnswerOfTheTaskListEndsALostSubmit() {
        List<Case> cases = Stream.of(Spoken.values()).map(s -> open(s, provider.url())).toList();
        cases.forEach(one ->
                provider.misbehave(one.number(), Call.SUBMIT, Misbehaviour.ofSubmits().getLast()));
        inParallel(begin(cases), sender::send);
        assertAllIn(cases, Set.of(JobState.UNKNOWN));
        for (Misbehaviour fault : Misbehaviour.ofLists()) {
            provider.misbehave(0, Call.LIST, fault);
            rounds(cases, 2);
            assertThat(states(cases)).as(fault.name()).containsOnly(JobState.UNKNOWN);
        }
        assertAllHeld(cases);
        cases.forEach(one -> assertThat(provider.submitsOf(one.number())).isEqualTo(1));
    }

    @Test
    void noAnswerToAWishToCancelCancels() {
        List<Case> cases = accepted(false);
        for (Misbehaviour fault : Misbehaviour.ofCancels()) {
            cases.forEach(one -> provider.misbehave(one.number(), Call.CANCEL, fault));
            inParallel(cases, this::tryToCancel);
            assertThat(states(cases)).as(fault.name()).isSubsetOf(OPEN);
        }
        assertAllHeld(cases);
    }

    /** Jobs of every dialect that the provider took, each with an account of its own. */
    private List<Case> accepted(boolean running) {
        List<Case> cases = Stream.of(Spoken.values()).map(s -> open(s, provider.url())).toList();
        inParallel(begin(cases), sender::send);
        assertAllIn(cases, Set.of(JobState.QUEUED));
        if (running) {
            cases.forEach(one -> provider.runs(one.number()));
        }
        rounds(cases, 1);
        // Vtrix has one word for both.
        return cases.stream()
                .filter(one ->
                        house.get(one.job()).state()
                                == (running ? JobState.RUNNING : JobState.QUEUED))
                .toList();
    }

    private Case open(Spoken spoken, String url) {
        int number = NUMBER.incrementAndGet();
        ProviderAccount account =
                asSystem(() ->
                        accounts.create(
                                data(
                                        "Case " + number + " " + UUID.randomUUID(),
                                        spoken.dialect,
                                        url,
                                        spoken.scheme,
                                        spoken.model,
                                        true)));
        opened.add(account);
        Job job = house.submit(team, spoken.model, "case-" + number + "-");
        return new Case(number, spoken, job, account);
    }

    /** Hands the jobs to accounts, which are by number as likely as not each other's. */
    private List<Attempt> begin(Collection<Case> cases) {
        List<Attempt> begun = new ArrayList<>();
        List<Attempt> round = asSystem(() -> work.beginAttempts("test", 10_000));
        while (!round.isEmpty()) {
            begun.addAll(round);
            round = asSystem(() -> work.beginAttempts("test", 10_000));
        }
        assertThat(begun).hasSameSizeAs(cases);
        return begun;
    }

    private void misbehave(Collection<Case> cases, Misbehaviour fault) {
        cases.forEach(one -> provider.misbehave(one.number(), Call.POLL, fault));
    }

    private void behave(Collection<Case> cases) {
        cases.forEach(one -> provider.behave(one.number(), Call.POLL));
    }

    private static Misbehaviour fault(String name) {
        return Misbehaviour.ofPolls().stream()
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Looks soon, and then after hours of it. */
    private void rounds(Collection<Case> cases, int count) {
        for (int round = 0; round < count; round++) {
            clock.advance(round == 0 ? Duration.ofSeconds(50) : Duration.ofHours(2));
            lookAt(cases);
        }
    }

    private void lookAt(Collection<Case> cases) {
        Set<UUID> wanted =
                cases.stream().map(one -> one.job().id().value()).collect(Collectors.toSet());
        List<Watch> due =
                asSystem(() -> work.claimDue("test", 10_000, Duration.ofSeconds(45))).stream()
                        .filter(watch -> wanted.contains(watch.job().value()))
                        .toList();
        inParallel(due, poller::look);
        polls.flush();
    }

    private void tryToCancel(Case one) {
        try {
            jobs.cancel(team, one.job().id());
        } catch (DomainException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private void cancel(Collection<Case> cases) {
        cases.forEach(one -> asSystem(() -> jobs.cancel(team, one.job().id())));
    }

    private void set(ProviderAccount account, String url, boolean enabled) {
        AccountData now = account.data();
        String model = now.models().getFirst();
        asSystem(() ->
                accounts.update(
                        account.id(),
                        data(now.name(), now.dialect(), url, now.authScheme(), model, enabled)));
    }

    private static <T> void inParallel(Collection<T> all, java.util.function.Consumer<T> work) {
        Semaphore room = new Semaphore(32);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<java.util.concurrent.Future<?>> done = new ArrayList<>();
            for (T one : all) {
                done.add(
                        threads.submit(() -> {
                            room.acquireUninterruptibly();
                            try {
                                HouseFixtures.<Object>asSystem(() -> {
                                    work.accept(one);
                                    return true;
                                });
                            } finally {
                                room.release();
                            }
                        }));
            }
            for (java.util.concurrent.Future<?> one : done) {
                one.get();
            }
        } catch (InterruptedException | java.util.concurrent.ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void assertAllIn(Collection<Case> cases, Set<JobState> states) {
        for (Case one : cases) {
            assertThat(house.get(one.job()).state()).as(words(one)).isIn(states);
        }
    }

    private void assertAllHeld(Collection<Case> cases) {
        for (Case one : cases) {
            assertThat(asSystem(() -> ledger.trail(team, one.job().id())))
                    .as(words(one))
                    .extracting(LedgerLine::kind)
                    .containsExactly("hold");
        }
    }

    private Set<JobState> states(Collection<Case> cases) {
        return cases.stream().map(one -> house.get(one.job()).state()).collect(Collectors.toSet());
    }

    private String words(Case one) {
        return one.spoken() + " case " + one.number() + " " + house.get(one.job()).providerReason();
    }

    private static AccountData data(
            String name,
            String dialect,
            String url,
            AuthScheme scheme,
            String model,
            boolean enabled) {
        return new AccountData(
                name,
                dialect,
                url,
                scheme,
                "key-of-a-case",
                List.of(model),
                1,
                100_000,
                null,
                false,
                10,
                enabled);
    }
}
