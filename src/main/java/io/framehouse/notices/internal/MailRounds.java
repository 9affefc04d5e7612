package io.framehouse.notices.internal;

import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what is due, one mail after another, on a thread of its own, so that a slow or dead mail
 * server delays nothing but mail. A node that dies between the server's answer and its own note
 * leaves a mail that is sent once more when its lease ends: at least once, never lost.
 *
 * @see "Decision 0010: notices"
 */
@Component
class MailRounds {
    private static final Logger LOG = LoggerFactory.getLogger(MailRounds.class);

    /** Longer than all time-outs of one mail together (see application.yaml). */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final MailRows mails;
    private final Mailer mailer;
    private final MailSettings settings;
    private final TeamTransactions transactions;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean wanted = new AtomicBoolean();

    MailRounds(
            MailRows mails,
            Mailer mailer,
            MailSettings settings,
            TeamTransactions transactions,
            Clock clock) {
        this.mails = mails;
        this.mailer = mailer;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Sends soon; returns at once. While a round is under way, it looks once more at its end. */
    void start() {
        if (!settings.on()) {
            return;
        }
        wanted.set(true);
        if (running.compareAndSet(false, true)) {
            Thread.ofVirtual().name("notice-mail").start(this::work);
        }
    }

    private void work() {
        do {
            try {
                while (wanted.getAndSet(false)) {
                    sendDue();
                }
            } catch (RuntimeException failure) {
                // The scheduled round tries again.
                LOG.warn("Mails could not be sent for now: {}", failure.toString());
            } finally {
                running.set(false);
            }
        } while (wanted.get() && running.compareAndSet(false, true));
    }

    /** Sends what is due, until nothing is or the server is out of reach; tells how many went. */
    int sendDue() {
        int sent = 0;
        Optional<QueuedMail> mail = claim();
        while (mail.isPresent()) {
            Delivery delivery = mailer.send(mail.get());
            note(mail.get(), delivery);
            if (delivery instanceof Delivery.Later(String reason, boolean unreachable)
                    && unreachable) {
                LOG.warn("The mail server takes no mail: {}", reason);
                break;
            }
            sent += delivery instanceof Delivery.Sent ? 1 : 0;
            mail = claim();
        }
        return sent;
    }

    private Optional<QueuedMail> claim() {
        Instant now = now();
        return transactions.onPlatform(() -> mails.claim(now, now.plus(LEASE)));
    }

    private void note(QueuedMail mail, Delivery delivery) {
        Instant now = now();
        transactions.runOnPlatform(() -> {
            switch (delivery) {
                case Delivery.Sent sent -> mails.sent(mail, now);
                case Delivery.Refused refused -> fail(mail, refused.reason());
                case Delivery.Later later -> repeat(mail, later.reason(), now);
            }
        });
    }

    private void repeat(QueuedMail mail, String reason, Instant now) {
        MailBackOff.next(mail, now)
                .ifPresentOrElse(next -> mails.waits(mail, next, reason), () -> fail(mail, reason));
    }

    private void fail(QueuedMail mail, String reason) {
        LOG.warn("A mail is given up: mailId={} attempts={}", mail.id(), mail.attempts());
        mails.failed(mail, reason);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
