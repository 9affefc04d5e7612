package io.framehouse.reconciliation.internal;

import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.jobs.PollWork;
import io.framehouse.providers.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The attempts on their way: so many at once for each account, so many bytes of pictures in memory
 * for all, and a sign of life for each until it is answered, so that a dead node's attempts are
 * found out soon and a slow provider's are left alone.
 */
@Component
class SubmitDesk {
    private static final int MOST = 512;
    private static final int KIB = 1024;
    private static final int LIGHT_SHARE = 8;

    /** What a picture's byte costs while it is sent: base64, as text and as the request's body. */
    private static final int COPIES = 4;

    private final Wire sender;
    private final PollWork work;
    private final int callsPerAccount;
    private final int roomKib;
    private final Semaphore room;

    /** Up to this weight an attempt has a room of its own, so that no large one is in its way. */
    private final int lightKib;

    private final Semaphore light;
    private final Map<UUID, Attempt> sending = new ConcurrentHashMap<>();
    private final Map<AccountId, Semaphore> lanes = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /** Where attempts leave the house. */
    interface Wire {
        /** Sends one and hands its outcome on. */
        void send(Attempt attempt);

        /** Hands one back that was not begun: nothing was sent. */
        void handBack(Attempt attempt, String why);
    }

    /**
     * @param callsPerAccount how many submits to one account at once
     * @param megabytes memory for the pictures under way; 0 for a quarter of the heap
     */
    SubmitDesk(
            Wire sender,
            PollWork work,
            @Value("${framehouse.reconciliation.submits-per-account:64}") int callsPerAccount,
            @Value("${framehouse.reconciliation.submit-memory-megabytes:0}") int megabytes) {
        this.sender = sender;
        this.work = work;
        this.callsPerAccount = callsPerAccount;
        long bytes =
                megabytes > 0 ? megabytes * (long) KIB * KIB : Runtime.getRuntime().maxMemory() / 4;
        this.roomKib = (int) Math.clamp(bytes / KIB, 1, Integer.MAX_VALUE);
        this.room = new Semaphore(roomKib, true);
        int lightRoomKib = Math.max(1, roomKib / LIGHT_SHARE);
        this.lightKib = Math.max(1, lightRoomKib / LIGHT_SHARE);
        this.light = new Semaphore(lightRoomKib, true);
    }

    /** How many more attempts may be begun. */
    int free() {
        return stopping ? 0 : Math.max(0, MOST - sending.size());
    }

    /** Accounts that cannot take one more at the moment. */
    Set<AccountId> full() {
        return lanes.entrySet().stream()
                .filter(lane -> lane.getValue().availablePermits() == 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** From now on somebody must keep it alive until it is sent. */
    void accept(List<Attempt> attempts) {
        attempts.forEach(attempt -> sending.put(attempt.attemptId(), attempt));
    }

    /** Sends an accepted attempt, when its account's turn and the memory allow. */
    void send(Attempt attempt) {
        try {
            Semaphore lane =
                    lanes.computeIfAbsent(
                            attempt.account(), account -> new Semaphore(callsPerAccount, true));
            lane.acquire();
            try {
                sendWeighed(attempt);
            } finally {
                lane.release();
            }
        } catch (InterruptedException stopped) {
            Thread.interrupted();
            sender.handBack(attempt, "This node stopped before it was sent");
            Thread.currentThread().interrupt();
        } finally {
            sending.remove(attempt.attemptId());
        }
    }

    private void sendWeighed(Attempt attempt) throws InterruptedException {
        int weight = weight(attempt);
        Semaphore taken = weight <= lightKib ? light : room;
        taken.acquire(weight);
        try {
            if (stopping) {
                sender.handBack(attempt, "This node stopped before it was sent");
            } else {
                sender.send(attempt);
            }
        } finally {
            taken.release(weight);
        }
    }

    /** What is heavier than all the room goes alone. */
    private int weight(Attempt attempt) {
        return (int) Math.clamp(work.bytesOf(attempt) * COPIES / KIB, 1, roomKib);
    }

    /** Says that the senders of this node live. */
    void signOfLife() {
        work.stillSending(List.copyOf(sending.values()));
    }

    /** Nothing new is begun; what is on the wire goes on. */
    void stop() {
        stopping = true;
    }

    void open() {
        stopping = false;
    }

    boolean isEmpty() {
        return sending.isEmpty();
    }
}
