package io.framehouse.providers.internal;

import io.framehouse.providers.AccountHealth.Breaker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What this node learned of one account. Submits have a breaker of their own; questions have
 * another, which only warns: while it is open no new job is risked there, but questions go on.
 */
final class AccountGauge {
    private static final Duration SAY_AGAIN_AFTER = Duration.ofMinutes(1);

    final CallFigures figures;
    private final Circuit submits;
    private final Circuit questions;
    private final Clock clock;
    private final AtomicReference<@Nullable Instant> saidToWork = new AtomicReference<>();

    AccountGauge(String name, Clock clock, Duration openFor) {
        this.clock = clock;
        figures = new CallFigures(clock);
        submits = new Circuit(name + " submits", clock, openFor);
        questions = new Circuit(name + " questions", clock, openFor);
    }

    boolean enterSubmit() {
        return submits.tryEnter();
    }

    void leaveSubmit(boolean failed, Duration took) {
        submits.leave(failed, took);
        figures.add(took, failed);
    }

    void asked(boolean failed, Duration took) {
        if (questions.tryEnter()) {
            questions.leave(failed, took);
        }
        figures.add(took, failed);
    }

    boolean isBroken() {
        return submits.isBroken() || questions.isBroken();
    }

    /** How many new jobs it may get: all, one for a trial, or none. */
    int room() {
        if (isBroken()) {
            return 0;
        }
        if (submits.state() == Breaker.CLOSED) {
            return Integer.MAX_VALUE;
        }
        return submits.wantsTrial() ? 1 : 0;
    }

    Breaker breaker() {
        return submits.state() == Breaker.CLOSED && questions.isBroken()
                ? Breaker.OPEN
                : submits.state();
    }

    @Nullable Instant trialAt() {
        Instant trial = submits.trialAt();
        return trial != null || !questions.isBroken() ? trial : questions.trialAt();
    }

    /** Whether it is time to note once more that the account works. */
    boolean isNewsThatItWorks() {
        Instant now = clock.instant();
        Instant said = saidToWork.get();
        return (said == null || said.plus(SAY_AGAIN_AFTER).isBefore(now))
                && saidToWork.compareAndSet(said, now);
    }

    void troubled() {
        saidToWork.set(null);
    }
}
