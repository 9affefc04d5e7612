package io.framehouse.gateway.internal;

import io.framehouse.gateway.CallerCallbacks;
import io.framehouse.gateway.internal.CallbackRows.NewCallback;
import io.framehouse.outbound.GuardedHttp;
import io.framehouse.outbound.OutboundException;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.SecretBox;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Service;

/** Keeps promises to call back, from before their job exists. */
@Service
class CallbackPromises implements CallerCallbacks {
    /** Longer than any submission takes: a promise without a job by then never gets one. */
    static final Duration WITHOUT_A_JOB = Duration.ofHours(1);

    private final CallbackRows rows;
    private final TeamTransactions transactions;
    private final SecretBox secrets;
    private final GuardedHttp guard;
    private final Clock clock;

    CallbackPromises(
            CallbackRows rows,
            TeamTransactions transactions,
            SecretBox secrets,
            GuardedHttp guard,
            Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.secrets = secrets;
        this.guard = guard;
        this.clock = clock;
    }

    @Override
    public void promise(TeamId team, JobId job, String dialect, String url, String presentedKey) {
        URI address = URI.create(url);
        requireAllowed(address);
        NewCallback made =
                new NewCallback(
                        team,
                        job,
                        dialect,
                        url,
                        receiver(address),
                        secrets.sealFor(team, presentedKey, CallbackClaim.context(team, job)));
        Instant now = clock.instant();
        transactions.runInTeam(team, () -> rows.insert(made, now, now.plus(WITHOUT_A_JOB)));
    }

    @Override
    public void withdraw(TeamId team, JobId job) {
        transactions.runInTeam(team, () -> rows.delete(team, job));
    }

    /** A name that is not found now may be found when its turn comes; a private one is refused. */
    private void requireAllowed(URI address) {
        try {
            guard.check(address);
        } catch (OutboundException refusal) {
            if (refusal.kind() == OutboundException.Kind.NOT_ALLOWED) {
                throw DomainException.invalid(
                        "callback_url",
                        "not_allowed",
                        "callback_url cannot be called. " + refusal.getMessage());
            }
        }
    }

    private static String receiver(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        int port = address.getPort() < 0 ? usual : address.getPort();
        return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}
