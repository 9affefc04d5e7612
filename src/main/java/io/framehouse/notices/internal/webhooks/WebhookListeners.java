package io.framehouse.notices.internal.webhooks;

import io.framehouse.credits.BudgetAlert;
import io.framehouse.credits.BudgetWillCross;
import io.framehouse.gallery.CopyFinished;
import io.framehouse.jobs.JobMoved;
import io.framehouse.reports.ExportDelivered;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Hears events after their commit; the publication registry repeats each until its method returned.
 * Not application module listeners: the transaction of those has no team.
 */
@Component
class WebhookListeners {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookListeners.class);
    private static final Actor SYSTEM = Actor.system("webhooks");

    /** Well below the database connections of a node. */
    private static final int AT_ONCE = 4;

    /** Less than the time after which the registry says an event again. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final WebhookGate gate = new WebhookGate(AT_ONCE, PATIENCE);
    private final WebhookIntake intake;

    WebhookListeners(WebhookIntake intake) {
        this.intake = intake;
    }

    @Async
    @TransactionalEventListener
    public void on(JobMoved event) {
        hear(event, () -> intake.take(event));
    }

    @Async
    @TransactionalEventListener
    public void on(CopyFinished event) {
        hear(event, () -> intake.take(event));
    }

    @Async
    @TransactionalEventListener
    public void on(BudgetAlert event) {
        hear(event, () -> intake.take(event));
    }

    @Async
    @TransactionalEventListener
    public void on(BudgetWillCross event) {
        hear(event, () -> intake.take(event));
    }

    @Async
    @TransactionalEventListener
    public void on(ExportDelivered event) {
        hear(event, () -> intake.take(event));
    }

    private void hear(Object event, Runnable work) {
        try {
            gate.run(() -> CurrentActor.runAs(SYSTEM, work));
        } catch (DomainException refused) {
            if (refused.code() != CommonError.NOT_FOUND) {
                throw refused;
            }
            LOG.info("No webhook of {}: {}", event, refused.getMessage());
        }
    }
}
