package io.framehouse.notices.internal;

import io.framehouse.access.Contacts.Contact;
import io.framehouse.notices.Notices;
import io.framehouse.shared.Ids;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a notice, and the mail that goes with it, before each recipient: once, however often. */
@Component
final class NoticePost {
    private final NoticeRows notices;
    private final MailRows mails;
    private final MailSettings settings;
    private final MailRounds rounds;
    private final TeamTransactions transactions;
    private final LiveFeed feed;
    private final Clock clock;

    NoticePost(
            NoticeRows notices,
            MailRows mails,
            MailSettings settings,
            MailRounds rounds,
            TeamTransactions transactions,
            LiveFeed feed,
            Clock clock) {
        this.notices = notices;
        this.mails = mails;
        this.settings = settings;
        this.rounds = rounds;
        this.transactions = transactions;
        this.feed = feed;
        this.clock = clock;
    }

    /** Tells members of a team. */
    void toTeam(TeamId team, Draft draft, Collection<Contact> people) {
        if (!people.isEmpty()) {
            transactions.runInTeam(team, () -> tell(team, team, draft, people));
            rounds.start();
        }
    }

    /**
     * Tells people of the platform.
     *
     * @param about the team it is about, whose open screens are woken; null for none
     */
    void toPlatform(@Nullable TeamId about, Draft draft, Collection<Contact> people) {
        if (!people.isEmpty()) {
            transactions.runOnPlatform(() -> tell(null, about, draft, people));
            rounds.start();
        }
    }

    private void tell(
            @Nullable TeamId team,
            @Nullable TeamId woken,
            Draft draft,
            Collection<Contact> people) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean news = false;
        for (Contact person : inOneOrder(people)) {
            news |= tell(team, draft, person, now);
        }
        if (news && woken != null) {
            feed.changed(new LiveFeed.Signal(woken, Notices.TOPIC, woken.toString()));
        }
    }

    private boolean tell(@Nullable TeamId team, Draft draft, Contact person, Instant now) {
        UUID id = Ids.next();
        if (!notices.insert(id, team, person.user(), draft, now)) {
            return draft.times() > 1 && notices.count(person.user(), draft);
        }
        if (settings.on()) {
            mails.insert(Ids.next(), id, person.email(), now);
        }
        return true;
    }

    /** Else two deliveries of one event could wait for each other. */
    private static List<Contact> inOneOrder(Collection<Contact> people) {
        return people.stream()
                .sorted(Comparator.comparing(person -> person.user().value()))
                .toList();
    }
}
