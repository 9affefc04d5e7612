package io.framehouse.notices.internal;

import io.framehouse.shared.SettingRefused;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether notices are also mailed, and from whom; refuses half a setting at the start. */
@Component
final class MailSettings {
    private static final Logger LOG = LoggerFactory.getLogger(MailSettings.class);

    private final @Nullable InternetAddress from;

    MailSettings(
            @Value("${spring.mail.host:}") String host,
            @Value("${framehouse.mail-from:}") String from) {
        this.from = host.isBlank() ? null : sender(host.strip(), from.strip());
        if (this.from == null) {
            LOG.info("Notices are shown in the console only: SPRING_MAIL_HOST is not set.");
        }
    }

    boolean on() {
        return from != null;
    }

    /** Only where mail is on. */
    InternetAddress from() {
        if (from == null) {
            throw new IllegalStateException("Mail is off, so there is no sender");
        }
        return from;
    }

    private static InternetAddress sender(String host, String from) {
        if (host.contains(":") && host.indexOf(':') == host.lastIndexOf(':')) {
            throw new SettingRefused(
                    "SPRING_MAIL_HOST is '" + host + "', which is more than the name of a host.",
                    "Set SPRING_MAIL_HOST to the name alone, such as smtp.example.com, and the port"
                            + " as SPRING_MAIL_PORT.");
        }
        if (from.isEmpty()) {
            throw new SettingRefused(
                    "SPRING_MAIL_HOST is set, but FRAMEHOUSE_MAIL_FROM is not: mails would have no"
                            + " sender.",
                    "Set FRAMEHOUSE_MAIL_FROM to an address that your mail server may send from,"
                            + " such as 'Framehouse <framehouse@example.com>', or unset"
                            + " SPRING_MAIL_HOST to show notices in the console only.");
        }
        try {
            return parse(from);
        } catch (AddressException bad) {
            throw new SettingRefused(
                    "FRAMEHOUSE_MAIL_FROM is '" + from + "', which is not a mail address.",
                    "Set it to one address, such as framehouse@example.com or"
                            + " 'Framehouse <framehouse@example.com>'.");
        }
    }

    private static InternetAddress parse(String from) throws AddressException {
        InternetAddress[] addresses = InternetAddress.parse(from, true);
        if (addresses.length != 1
                || addresses[0].isGroup()
                || !addresses[0].getAddress().contains("@")
                || from.chars().anyMatch(Character::isISOControl)) {
            throw new AddressException("not exactly one full address");
        }
        addresses[0].validate();
        return addresses[0];
    }
}
