package io.framehouse.shared;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Looks at the settings before anything is started, so that a typing error is told at once and in
 * words, not by whatever part of the application meets it first.
 */
public final class SettingsCheck
        implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    private static final int LARGEST_PORT = 65_535;
    private static final BigDecimal DEAREST_CREDIT = BigDecimal.valueOf(1_000);

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        check(event.getEnvironment());
    }

    /** After the settings are read and the log can speak. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    static void check(Environment settings) {
        requireSwitch(settings, "FRAMEHOUSE_DEMO");
        requireSwitch(settings, "FRAMEHOUSE_SANDBOX");
        requireSwitch(settings, "FRAMEHOUSE_ALLOW_PRIVATE_ADDRESSES");
        requireSwitch(settings, "FRAMEHOUSE_SECRET_KEY_LOST");
        requirePort(settings, "SERVER_PORT");
        requirePort(settings, "FRAMEHOUSE_SANDBOX_PORT");
        requireZone(settings);
        requireCreditValue(settings);
        requirePublicUrl(settings);
        ProxySettings.require(settings);
        PortAndDirectory.require(settings);
    }

    /** The property that a setting of the README's table becomes. */
    static String property(String setting) {
        if (!setting.startsWith("FRAMEHOUSE_")) {
            return setting.toLowerCase(Locale.ROOT).replace('_', '.');
        }
        return "framehouse."
                + setting.substring("FRAMEHOUSE_".length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');
    }

    private static String value(Environment settings, String setting) {
        return settings.getProperty(property(setting), "").strip();
    }

    private static void requireSwitch(Environment settings, String setting) {
        String value = value(settings, setting);
        if (!value.isEmpty() && !value.equals("true") && !value.equals("false")) {
            throw refused(setting, value, "it is a switch", "Set it to true or false.");
        }
    }

    private static void requirePort(Environment settings, String setting) {
        String value = value(settings, setting);
        boolean number = value.matches("[0-9]{1,5}");
        if (!value.isEmpty() && (!number || Integer.parseInt(value) > LARGEST_PORT)) {
            throw refused(setting, value, "it is a port", "Set it to a number from 1 to 65535.");
        }
    }

    private static void requireZone(Environment settings) {
        String value = value(settings, "FRAMEHOUSE_TIME_ZONE");
        try {
            ZoneId.of(value.isEmpty() ? "UTC" : value);
        } catch (DateTimeException unknown) {
            throw refused(
                    "FRAMEHOUSE_TIME_ZONE",
                    value,
                    "there is no such time zone",
                    "Set it to a name such as Europe/Berlin or UTC.");
        }
    }

    private static void requireCreditValue(Environment settings) {
        String value = value(settings, "FRAMEHOUSE_CREDIT_USD");
        if (!value.isEmpty() && !isCreditValue(value)) {
            throw refused(
                    "FRAMEHOUSE_CREDIT_USD",
                    value,
                    "it is the value of a credit in USD",
                    "Set it to a number above 0 and at most 1000, such as 0.005.");
        }
    }

    private static boolean isCreditValue(String value) {
        try {
            BigDecimal usd = new BigDecimal(value);
            return usd.signum() > 0 && usd.compareTo(DEAREST_CREDIT) <= 0;
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    private static void requirePublicUrl(Environment settings) {
        String value = value(settings, "FRAMEHOUSE_PUBLIC_URL");
        if (!value.isEmpty() && !isAddress(value)) {
            throw refused(
                    "FRAMEHOUSE_PUBLIC_URL",
                    value,
                    "it is the address at which people reach the house",
                    "Set it to an address such as https://video.example.com.");
        }
    }

    private static boolean isAddress(String value) {
        try {
            URI address = URI.create(value);
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            return web && address.getHost() != null && address.getQuery() == null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    static SettingRefused refused(String setting, String value, String rule, String action) {
        return new SettingRefused("%s is '%s'; %s.".formatted(setting, value, rule), action);
    }
}
