package io.framehouse.notices.internal;

import io.framehouse.credits.BudgetAlert;
import io.framehouse.credits.BudgetAnswered;
import io.framehouse.credits.BudgetAsked;
import io.framehouse.credits.BudgetWillCross;
import io.framehouse.credits.TeamOverdrawn;
import io.framehouse.jobs.JobLost;
import io.framehouse.jobs.JobsWaitForPerson;
import io.framehouse.jobs.LateSuccess;
import io.framehouse.notices.WebhookDisabled;
import io.framehouse.providers.AccountTroubled;
import io.framehouse.reports.ProofFailed;
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
 * Hears events after their commit, on threads of their own. The publication registry repeats an
 * event until its method returned, so each may run twice. They are not application module
 * listeners, because the transaction of those has no team.
 *
 * @see "Decision 0010: notices"
 */
@Component
class NoticeListeners {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeListeners.class);
    private static final Actor SYSTEM = Actor.system("notices");

    private final BudgetNotices budgets;
    private final TroubleNotices trouble;

    NoticeListeners(BudgetNotices budgets, TroubleNotices trouble) {
        this.budgets = budgets;
        this.trouble = trouble;
    }

    @Async
    @TransactionalEventListener
    public void on(BudgetAlert event) {
        hear(event, () -> budgets.tell(event));
    }

    @Async
    @TransactionalEventListener
    public void on(BudgetWillCross event) {
        hear(event, () -> budgets.tell(event));
    }

    @Async
    @TransactionalEventListener
    public void on(BudgetAsked event) {
        hear(event, () -> budgets.tell(event));
    }

    @Async
    @TransactionalEventListener
    public void on(BudgetAnswered event) {
        hear(event, () -> budgets.tell(event));
    }

    @Async
    @TransactionalEventListener
    public void on(TeamOverdrawn event) {
        hear(event, () -> trouble.tell(event));
    }

    @Async
    @TransactionalEventListener
    public void on(JobLost event) {
        hear(event, () -> trouble.tell(event));
    }

    @Async
    @TransactionalEventListener
    public void on(JobsWaitForPerson event) {
        hear(event, () -> trouble.tell(event));
    }

    @Async
    @TransactionalEventListener
    public void on(LateSuccess event) {
        hear(event, () -> trouble.tell(event));
    }

    @Async
    @TransactionalEventListener
    public void on(ProofFailed event) {
        hear(event, () -> trouble.tell(event));
    }

    @Async
    @TransactionalEventListener
    public void on(AccountTroubled event) {
        hear(event, () -> trouble.tell(event));
    }

    @Async
    @TransactionalEventListener
    public void on(WebhookDisabled event) {
        hear(event, () -> trouble.tell(event));
    }

    static void hear(Object event, Runnable work) {
        try {
            CurrentActor.runAs(SYSTEM, work);
        } catch (DomainException refused) {
            if (refused.code() != CommonError.NOT_FOUND) {
                throw refused;
            }
            // What it is about is gone for good; hearing it again would not help.
            LOG.info("No notice of {}: {}", event, refused.getMessage());
        }
    }
}
