package io.framehouse.notices.internal;

import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Mails with a link for one person. What waits holds ids only: the link is made when the mail is
 * sent, so that nothing that lets somebody in lies in the queue.
 */
@Component
final class Letters {
    private static final Actor SYSTEM = Actor.system("mail");

    // Asked late: writers themselves put letters into the queue.
    private final ObjectProvider<LetterWriter> writers;
    private final MailRows mails;
    private final TeamTransactions transactions;
    private final Clock clock;

    Letters(
            ObjectProvider<LetterWriter> writers,
            MailRows mails,
            TeamTransactions transactions,
            Clock clock) {
        this.writers = writers;
        this.mails = mails;
        this.transactions = transactions;
        this.clock = clock;
    }

    void queue(QueuedMail.Letter letter, String address) {
        transactions.runOnPlatform(() ->
                mails.insertLetter(
                        Ids.next(),
                        letter,
                        address,
                        clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    /** What a letter says now. */
    Optional<QueuedMail.Told> write(QueuedMail.Letter letter) {
        LetterWriter writer =
                writers.stream()
                        .filter(one -> one.kind().equals(letter.kind()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("Letter " + letter.kind()));
        return CurrentActor.as(SYSTEM, () -> writer.write(letter.about()));
    }
}
