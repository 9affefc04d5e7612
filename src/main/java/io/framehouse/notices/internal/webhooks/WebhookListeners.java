package io.framehouse.notices.internal.webhooks;

import io.framehouse.credits.BudgetAlert;
import io.framehouse.gallery.CopyFinished;
import io.framehouse.jobs.JobMoved;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
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

    private static void hear(Object event, Runnable work) {
        try {
            CurrentActor.runAs(SYSTEM, work);
        } catch (DomainException refused) {
            if (refused.code() != CommonError.NOT_FOUND) {
                throw refused;
            }
            LOG.info("No webhook of {}: {}", event, refused.getMessage());
        }
    }
}
