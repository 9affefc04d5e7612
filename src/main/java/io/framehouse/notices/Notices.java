package io.framehouse.notices;

import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import java.util.UUID;

/**
 * One's own notices. A person sees those of the teams they are in now, and those told to the
 * platform while they have a role there; whoever is no person is refused.
 */
public interface Notices {
    /** The topic of the live signal that a team's members have something new. */
    String TOPIC = "notice";

    /** Newest first. */
    Page<Notice> list(PageRequest page);

    long countUnread();

    /** Marks one as read; again, or with somebody else's id, changes nothing. */
    void markRead(UUID id);

    void markAllRead();
}
