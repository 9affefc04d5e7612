package io.framehouse.jobs.internal;

import io.framehouse.providers.AccountId;
import io.framehouse.shared.TeamId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The first waiting jobs of one key, in their order, and where all of them may go. */
final class WaitingLine {
    private final Deque<Waiting> jobs = new ArrayDeque<>();
    private final Waiting.Key key;
    private final Set<AccountId> able;
    private final Set<AccountId> tried;

    /**
     * @param first the heads, at least one
     * @param able the accounts that can make them, whether they have room or not
     */
    WaitingLine(List<Waiting> first, Set<AccountId> able) {
        jobs.addAll(first);
        key = first.getFirst().key();
        tried = first.getFirst().tried();
        this.able = Set.copyOf(able);
    }

    TeamId team() {
        return key.team();
    }

    boolean isEmpty() {
        return jobs.isEmpty();
    }

    /** Whether no account can make them, however long they wait. */
    boolean isHomeless() {
        return able.isEmpty();
    }

    boolean mayGoTo(AccountId account) {
        return able.contains(account) && !tried.contains(account);
    }

    Waiting head() {
        return Objects.requireNonNull(jobs.peekFirst(), "an empty line has no head");
    }

    Waiting take() {
        return jobs.removeFirst();
    }

    void giveBack(Waiting job) {
        jobs.addFirst(job);
    }

    List<Waiting> rest() {
        return List.copyOf(jobs);
    }
}
