package io.framehouse.gateway.internal;

import io.framehouse.gateway.TaskTelling;
import io.framehouse.gateway.TaskTellings;
import io.framehouse.outbound.OutboundPost;
import io.framehouse.outbound.OutboundPost.Outcome;
import io.framehouse.outbound.OutboundPost.Parcel;
import io.framehouse.outbound.OutboundPost.Reply;
import io.framehouse.providers.ViduSignature;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.SecretBox;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UnreadableSecretException;
import io.framehouse.shared.Wire;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One look after one caller: tells what is to be told now, and says when to look again. One row is
 * in one hand at a time, so a job's callbacks never overtake each other.
 */
@Component
class CallbackDelivery {
    /** For connecting, sending and the answer together; well within the lease. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(CallbackDelivery.class);
    private static final Actor ACTOR = Actor.system("callbacks to callers");

    /** The job and its copies wake the row; this heals what no wake could. */
    private static final Duration QUIET = Duration.ofMinutes(5);

    private static final Duration SOON = Duration.ofSeconds(15);

    private final CallbackRows rows;
    private final TaskTellings tellings;
    private final OutboundPost post;
    private final SecretBox secrets;
    private final TeamTransactions transactions;
    private final CallbackCounts counts;
    private final Clock clock;

    CallbackDelivery(
            CallbackRows rows,
            TaskTellings tellings,
            OutboundPost post,
            SecretBox secrets,
            TeamTransactions transactions,
            CallbackCounts counts,
            Clock clock) {
        this.rows = rows;
        this.tellings = tellings;
        this.post = post;
        this.secrets = secrets;
        this.transactions = transactions;
        this.counts = counts;
        this.clock = clock;
    }

    void lookAfter(CallbackClaim claim) {
        CurrentActor.runAs(
                ACTOR,
                () -> {
                    Optional<TaskTelling> telling =
                            tellings.tell(claim.dialect(), claim.team(), claim.job());
                    if (telling.isEmpty()) {
                        end(claim, CallbackEnd.NOT_SUBMITTED, null);
                        return;
                    }
                    switch (telling.get().stage()) {
                        case WAITING -> rest(claim, QUIET);
                        case WORKING -> working(claim, telling.get());
                        case SETTLING -> rest(claim, SOON);
                        case ENDED -> ended(claim, telling.get());
                    }
                });
    }

    private void working(CallbackClaim claim, TaskTelling telling) {
        if (claim.toldWorking() || !claim.rule().tellsBeginning()) {
            rest(claim, QUIET);
            return;
        }
        Optional<Reply> reply = send(claim, telling);
        if (reply.isPresent()) {
            Instant now = clock.instant();
            inTeam(claim, () -> rows.toldWorking(claim, reply.get(), now, now.plus(QUIET)));
        }
    }

    private void ended(CallbackClaim claim, TaskTelling telling) {
        Optional<Reply> reply = send(claim, telling);
        if (reply.isEmpty()) {
            return;
        }
        if (reply.get().taken()) {
            end(claim, CallbackEnd.DELIVERED, reply.get());
            return;
        }
        Optional<Duration> pause = claim.rule().pause(claim.attempts() + 1, reply.get());
        if (pause.isEmpty()) {
            LOG.info(
                    "A caller was not told: jobId={} receiver={} status={}",
                    claim.job(),
                    claim.receiver(),
                    reply.get().status());
            end(claim, CallbackEnd.GIVEN_UP, reply.get());
            return;
        }
        Instant now = clock.instant();
        inTeam(claim, () -> rows.failed(claim, reply.get(), now, now.plus(pause.get())));
    }

    /** Empty where nothing can be signed any more: then the row is ended here. */
    private Optional<Reply> send(CallbackClaim claim, TaskTelling telling) {
        String key;
        try {
            key = secrets.open(claim.secret(), CallbackClaim.context(claim.team(), claim.job()));
        } catch (UnreadableSecretException otherKey) {
            LOG.warn(
                    "A caller's key was sealed with another FRAMEHOUSE_SECRET_KEY: jobId={}",
                    claim.job());
            end(
                    claim,
                    CallbackEnd.GIVEN_UP,
                    new Reply(
                            Outcome.NOT_ALLOWED,
                            0,
                            "The key to sign with is unreadable.",
                            "",
                            null));
            return Optional.empty();
        }
        URI address = URI.create(claim.url());
        byte[] body = telling.body().getBytes(StandardCharsets.UTF_8);
        Reply reply = post.post(new Parcel(address, headers(address, key), body, PATIENCE));
        counts.countSent(claim.rule(), reply.outcome());
        return Optional.of(reply);
    }

    private Map<String, String> headers(URI address, String key) {
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        Map<String, String> headers =
                new LinkedHashMap<>(
                        ViduSignature.headers(
                                "POST",
                                path,
                                address.getRawQuery(),
                                clock.instant(),
                                UUID.randomUUID().toString(),
                                key));
        headers.put("Content-Type", "application/json");
        return headers;
    }

    private void rest(CallbackClaim claim, Duration pause) {
        Instant now = clock.instant();
        inTeam(claim, () -> rows.rest(claim, now.plus(pause)));
    }

    private void end(CallbackClaim claim, CallbackEnd end, @Nullable Reply reply) {
        Instant now = clock.instant();
        boolean ended =
                transactions.inTeam(claim.team(), () -> rows.end(claim, Wire.of(end), reply, now));
        if (ended) {
            counts.countEnded(claim.rule(), end);
        }
    }

    private void inTeam(CallbackClaim claim, Runnable work) {
        transactions.runInTeam(claim.team(), work);
    }
}
