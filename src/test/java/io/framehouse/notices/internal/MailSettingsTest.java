package io.framehouse.notices.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.shared.SettingRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailSettingsTest {
    @Test
    void withoutAHostNothingIsMailed() {
        assertThat(new MailSettings("", "").on()).isFalse();
        assertThat(new MailSettings(" ", "not even read").on()).isFalse();
    }

    @Test
    void aNameMayStandBeforeTheSendersAddress() {
        MailSettings settings = new MailSettings("smtp.example.com", "Fr\u00e4me <f@example.com>");
        assertThat(settings.on()).isTrue();
        assertThat(settings.from().getAddress()).isEqualTo("f@example.com");
        assertThat(new MailSettings("::1", "f@example.com").on()).isTrue();
    }

    @Test
    void aHostWithoutASenderStopsTheStartAndSaysWhatToDo() {
        assertThatThrownBy(() -> new MailSettings("smtp.example.com", ""))
                .isInstanceOfSatisfying(
                        SettingRefused.class,
                        refused -> {
                            assertThat(refused.getMessage())
                                    .contains("FRAMEHOUSE_MAIL_FROM is not");
                            assertThat(refused.action())
                                    .contains("Set FRAMEHOUSE_MAIL_FROM")
                                    .contains("unset SPRING_MAIL_HOST");
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "framehouse",
                "a@b, c@d",
                "a@example.com\r\nBcc: x@example.com",
                "Framehouse <framehouse>",
                "@example.com",
                "friends: a@example.com;"
            })
    void whatIsNotOneAddressStopsTheStart(String from) {
        assertThatThrownBy(() -> new MailSettings("smtp.example.com", from))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("which is not a mail address");
    }

    @Test
    void aPortDoesNotBelongToTheHost() {
        assertThatThrownBy(() -> new MailSettings("smtp.example.com:587", "f@example.com"))
                .isInstanceOfSatisfying(
                        SettingRefused.class,
                        refused -> assertThat(refused.action()).contains("SPRING_MAIL_PORT"));
    }
}
