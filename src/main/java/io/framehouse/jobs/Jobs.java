package io.framehouse.jobs;

import io.framehouse.catalog.Quote;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What people and programs do with jobs. Every method checks the current actor. */
public interface Jobs {
    /**
     * Checks rules, allowlist and price and answers the itemised quote; holds nothing. Pictures are
     * not fetched.
     */
    Quote quote(TeamId team, String model, ObjectNode parameters);

    /**
     * Checks, prices, holds and stores a job in one transaction; sending is the reconciler's work.
     * A refusal leaves no trace.
     *
     * @throws io.framehouse.shared.DomainException invalid_request, not_allowed, unpriceable,
     *     insufficient_credits, budget_exceeded, idempotency_key_reused, price_changed, team
     *     suspended
     */
    Submitted submit(SubmitJob wish);

    Job get(TeamId team, JobId id);

    Page<JobRow> list(TeamId team, JobFilter filter, PageRequest page);

    /** The same list with whole jobs, for the API. */
    Page<Job> listFull(TeamId team, JobFilter filter, PageRequest page);

    /** The timeline, oldest first, at most 1,000 lines. */
    List<JobEvent> events(TeamId team, JobId id);

    /**
     * Asks for the end of a job: at once where it was never sent; else the provider is asked and
     * the state follows its word.
     *
     * @throws io.framehouse.shared.DomainException wrong_state where it cannot be cancelled any
     *     more
     */
    Job cancel(TeamId team, JobId id);

    /** The caller's own body and payload, for echoes. */
    Optional<Original> original(TeamId team, JobId id);

    /** The caller's own payload alone, for callers that ask often; empty where there is none. */
    Optional<String> payload(TeamId team, JobId id);

    /** How many jobs are not final, and how many of them are unknown. */
    OpenCount countOpen(TeamId team);

    /** The half-filled create form of the current person; empty where there is none. */
    Optional<ObjectNode> draft(TeamId team);

    /** Keeps the create form of the current person. */
    void keepDraft(TeamId team, ObjectNode draft);

    /** What the caller sent. */
    record Original(String body, @org.jspecify.annotations.Nullable String payload) {}

    /** Jobs not final. */
    record OpenCount(long open, long unknown) {}
}
