package io.framehouse.notices.internal;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Hands one mail to the mail server; call it outside of any transaction. */
@Component
final class Mailer {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final ObjectProvider<JavaMailSender> sender;
    private final MailSettings settings;
    private final ConsoleAddress console;
    private final Letters letters;
    private final Clock clock;

    Mailer(
            ObjectProvider<JavaMailSender> sender,
            MailSettings settings,
            ConsoleAddress console,
            Letters letters,
            Clock clock) {
        this.sender = sender;
        this.settings = settings;
        this.console = console;
        this.letters = letters;
        this.clock = clock;
    }

    Delivery send(QueuedMail mail) {
        InternetAddress recipient;
        try {
            recipient = recipient(mail.address());
        } catch (AddressException bad) {
            return new Delivery.Refused("The address is not a mail address.");
        }
        Optional<QueuedMail.Told> told = told(mail);
        if (told.isEmpty()) {
            return new Delivery.Refused("There is nothing to tell any more.");
        }
        MailText text = MailText.of(told.get(), console.base());
        JavaMailSender server = sender.getObject();
        try {
            server.send(write(server.createMimeMessage(), mail, text, recipient));
            return new Delivery.Sent();
        } catch (MailException | MessagingException failure) {
            return MailFailures.judge(failure);
        }
    }

    private Optional<QueuedMail.Told> told(QueuedMail mail) {
        QueuedMail.Letter letter = mail.letter();
        return letter == null ? Optional.ofNullable(mail.told()) : letters.write(letter);
    }

    private static InternetAddress recipient(String address) throws AddressException {
        if (address.chars().anyMatch(Character::isISOControl)) {
            throw new AddressException("control characters");
        }
        return new InternetAddress(address, true);
    }

    private MimeMessage write(
            MimeMessage message, QueuedMail mail, MailText text, InternetAddress recipient)
            throws MessagingException {
        InternetAddress from = settings.from();
        message.setFrom(from);
        message.setRecipient(RecipientType.TO, recipient);
        message.setSubject(text.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text.plain(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(text.html(), UTF_8, "html");
        message.setContent(new MimeMultipart("alternative", plain, html));
        message.saveChanges();
        message.setHeader("Message-ID", messageId(mail, from));
        return message;
    }

    /** The same for every try, so that mail systems can tell a second copy by it. */
    private static String messageId(QueuedMail mail, InternetAddress from) {
        String address = from.getAddress();
        return "<notice-" + mail.id() + address.substring(address.lastIndexOf('@')) + ">";
    }
}
