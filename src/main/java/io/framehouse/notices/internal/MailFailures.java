package io.framehouse.notices.internal;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

/**
 * Tells a refusal for good from trouble that may pass. Only a recipient whom the server does not
 * know is refused for good; all else may be a setting that somebody corrects, here or there.
 */
final class MailFailures {
    private static final int MAX_REASON = 300;

    private MailFailures() {}

    static Delivery judge(Exception failure) {
        List<Throwable> all = all(failure);
        String reason = reason(all.getLast());
        return all.stream().anyMatch(MailFailures::refusesRecipient)
                ? new Delivery.Refused(reason)
                : new Delivery.Later(reason, all.stream().anyMatch(MailFailures::isAboutTheServer));
    }

    /** Invalid addresses are those that got an answer of the 55x kind (RFC 5321, 4.2.2). */
    private static boolean refusesRecipient(Throwable one) {
        return one instanceof SendFailedException sending
                && sending.getInvalidAddresses() != null
                && sending.getInvalidAddresses().length > 0;
    }

    private static boolean isAboutTheServer(Throwable one) {
        return one instanceof IOException
                || one instanceof AuthenticationFailedException
                || one instanceof MailAuthenticationException;
    }

    /** The failure with everything behind it, the outermost first. */
    private static List<Throwable> all(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> found = new ArrayList<>();
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(failure);
        while (!open.isEmpty()) {
            Throwable one = open.poll();
            if (!seen.add(one)) {
                continue;
            }
            found.add(one);
            addIfThere(open, one.getCause());
            if (one instanceof MessagingException chained) {
                addIfThere(open, chained.getNextException());
            }
            if (one instanceof MailSendException failed) {
                open.addAll(List.of(failed.getMessageExceptions()));
            }
        }
        return found;
    }

    private static void addIfThere(Deque<Throwable> open, @Nullable Throwable one) {
        if (one != null) {
            open.add(one);
        }
    }

    private static String reason(Throwable one) {
        String message = one.getMessage();
        String line =
                (message == null ? one.getClass().getSimpleName() : message)
                        .replaceAll("\\p{Cc}+", " ")
                        .strip();
        return line.length() <= MAX_REASON ? line : line.substring(0, MAX_REASON);
    }
}
