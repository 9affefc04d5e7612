package io.framehouse.gateway.rest;

import io.framehouse.access.PresentedKeys;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobFilter;
import io.framehouse.jobs.JobStream;
import io.framehouse.jobs.JobStream.Change;
import io.framehouse.jobs.JobStream.Stretch;
import io.framehouse.jobs.StreamPosition;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends the changes of a team's jobs as long as the client listens. It reads only when the client
 * has taken what was read before, so a slow one holds up nobody and nothing piles up for it.
 *
 * @see "Decision 0016: live reads and limits"
 */
@Component
class JobStreams {
    private static final int LINES = 200;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration KEY_LOOK = Duration.ofSeconds(3);

    /** A transaction that began before the change is over soon. */
    /** One read tells whatever came meanwhile, so a busy team costs no more reads than this. */
    private static final Duration LEAST_PAUSE = Duration.ofMillis(200);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(40);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final JobStream stream;
    private final JobReads reads;
    private final LiveFeed live;
    private final OpenCalls calls;
    private final PresentedKeys keys;

    JobStreams(
            JobStream stream, JobReads reads, LiveFeed live, OpenCalls calls, PresentedKeys keys) {
        this.stream = stream;
        this.reads = reads;
        this.live = live;
        this.calls = calls;
        this.keys = keys;
    }

    /** Sends until the client goes, its key ends or the node stops. */
    void send(Listener listener, EventWriter out) throws IOException {
        Wake wake = new Wake();
        try (var signals = live.subscribe(listener.team(), signal -> wakeBy(signal, wake));
                var stop = calls.enter(wake)) {
            send(listener, out, wake);
        }
    }

    private static void wakeBy(LiveFeed.Signal signal, Wake wake) {
        if (signal.topic().equals("job")) {
            wake.up();
        }
    }

    private void send(Listener listener, EventWriter out, Wake wake) throws IOException {
        StreamPosition position = listener.from();
        Beat beat = new Beat();
        Optional<Actor> actor = keys.actorOf(listener.authorization());
        while (actor.isPresent() && !calls.isStopping()) {
            StreamPosition from = position;
            Stretch read = CurrentActor.as(actor.get(), () -> read(listener, from));
            write(listener.team(), read.changes(), out);
            position = read.next();
            if (!read.full() && !wake.await(beat.pause(read.unsettled()))) {
                return;
            }
            if (!read.full()) {
                LockSupport.parkNanos(LEAST_PAUSE.toNanos());
            }
            if (beat.isDue()) {
                out.heartbeat();
                beat.sent();
            }
            actor = beat.lookAgain() ? keys.actorOf(listener.authorization()) : actor;
        }
    }

    private Stretch read(Listener listener, StreamPosition from) {
        return stream.after(listener.team(), listener.filter(), from, LINES);
    }

    private void write(TeamId team, List<Change> changes, EventWriter out) throws IOException {
        List<Job> jobs = changes.stream().map(Change::job).toList();
        List<JobJson> shown = reads.all(team, jobs);
        for (int i = 0; i < shown.size(); i++) {
            out.message(changes.get(i).position().text(), "job", shown.get(i));
        }
    }

    /** Who listens, from where, to what. */
    record Listener(
            TeamId team, JobFilter filter, StreamPosition from, @Nullable String authorization) {}

    /** When a heartbeat is due, and when the key is looked at again. */
    private static final class Beat {
        private long sent = System.nanoTime();
        private long looked = System.nanoTime();
        private Duration unsettledPause = SHORTEST_PAUSE;

        /** Until the next look, if nothing wakes before; looks for the unsettled grow rarer. */
        Duration pause(boolean unsettled) {
            Duration longer = unsettledPause.multipliedBy(2);
            Duration now = unsettledPause;
            unsettledPause = !unsettled ? SHORTEST_PAUSE : least(longer, LONGEST_PAUSE);
            return unsettled ? least(now, left()) : left();
        }

        private static Duration least(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? one : other;
        }

        Duration left() {
            return HEARTBEAT.minusNanos(System.nanoTime() - sent);
        }

        boolean isDue() {
            return !left().isPositive();
        }

        void sent() {
            sent = System.nanoTime();
        }

        boolean lookAgain() {
            long now = System.nanoTime();
            boolean due = now - looked >= KEY_LOOK.toNanos();
            looked = due ? now : looked;
            return due;
        }
    }
}
