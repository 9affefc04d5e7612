package io.framehouse.catalog;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Requests for leave to use a model: a person who may create videos asks, whoever manages the
 * team's models answers. Every step is audited and told by an event.
 */
public interface ModelRequests {
    /**
     * Sends a request as the current person.
     *
     * @param model a catalogue id that the team does not allow
     * @param reason 1 to 300 characters
     * @throws io.framehouse.shared.DomainException {@code invalid_request} with all broken fields;
     *     {@code wrong_state} where the model is allowed, or the same person's request for it waits
     */
    ModelRequest ask(TeamId team, String model, String reason);

    /**
     * Requests of the team, newest first, at most 200: all for those who answer, else one's own.
     */
    List<ModelRequest> list(TeamId team);

    Optional<ModelRequest> find(TeamId team, UUID id);

    /**
     * Puts the model with these caps on the team's list, in place of a row that it may have there,
     * and answers every waiting request for it. Only a waiting request can be answered, once.
     *
     * @param seen the model's own row on the list when the answer was thought out; null for none.
     *     Where it is another by now, nothing is changed
     * @param caps of the model that was asked for
     * @param note at most 300 characters; may be empty
     */
    ModelRequest approve(
            TeamId team, UUID id, @Nullable AllowedModel seen, AllowedModel caps, String note);

    /**
     * Says no; the list stays as it is.
     *
     * @param reason 1 to 300 characters
     */
    ModelRequest decline(TeamId team, UUID id, String reason);

    /** Takes one's own waiting request back. */
    ModelRequest withdraw(TeamId team, UUID id);

    /** A request and what became of it. */
    record ModelRequest(
            UUID id,
            UserId requestedBy,
            String model,
            String reason,
            State state,
            @Nullable String answeredBy,
            @Nullable Instant answeredAt,
            @Nullable String answer,
            Instant createdAt) {}

    /** What became of a request. */
    enum State {
        /** Nobody has answered. */
        WAITING,
        /** Final: the model was put on the list. */
        APPROVED,
        /** Final: somebody said no, with a reason. */
        DECLINED,
        /** Final: the person took it back. */
        WITHDRAWN
    }
}
