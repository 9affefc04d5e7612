package io.framehouse.jobs;

import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.providers.AccountId;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which jobs at providers wait to be asked about, and who looks at them: many in one statement. */
public interface PollWork {
    /**
     * What is due, by account and team.
     *
     * @param most how many due jobs of one team at one account are counted
     */
    List<Due> due(int most);

    /**
     * Leases due jobs to the node, longest due first within each share; all in one statement. One
     * that is looked for in a task list takes several calls and is leased for twice as long.
     */
    List<Watch> claim(String node, Collection<Share> shares, Duration lease);

    /** Leases jobs whose sender is silent: its own lease ran out. */
    List<Watch> claimLost(String node, int limit, Duration lease);

    /** Gives a lease back without having asked; written a little later, with others. */
    void postpone(Watch watch, Instant next);

    /**
     * The sender of these attempts lives: nobody takes them for another {@link #sendingLease()}.
     *
     * @return the attempts that are still the sender's
     */
    Set<UUID> stillSending(Collection<Attempt> attempts);

    /** How long a sender may be silent before its job counts as lost. */
    Duration sendingLease();

    /** About how many bytes of pictures travel with an attempt; 0 where they go as links. */
    long bytesOf(Attempt attempt);

    /** Writes what is still to be written; returns when it is. */
    void flush();

    /**
     * How many jobs of one team are due at one account.
     *
     * @param count at most as many as were asked for
     * @param oldest when the longest due one was due
     */
    record Due(AccountId account, TeamId team, int count, Instant oldest) {}

    /** The most that is to be taken of one team at one account. */
    record Share(AccountId account, TeamId team, int room) {}
}
