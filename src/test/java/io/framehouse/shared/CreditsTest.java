package io.framehouse.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditsTest {
    @ParameterizedTest
    @CsvSource({
        "48.5, 48500000, 48.5",
        "0, 0, 0",
        "-1.000001, -1000001, -1.000001",
        "100, 100000000, 100",
        "0.100, 100000, 0.1",
        "7, 7000000, 7"
    })
    void readsAndWritesTheWireForm(String text, long micros, String wire) {
        Credits credits = Credits.parse(text);
        assertThat(credits.micros()).isEqualTo(micros);
        assertThat(credits.toWire()).isEqualTo(wire);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.0000001",
                "abc",
                "99999999999999999999",
                "1,5",
                "NaN",
                "1e3",
                "+5",
                ".5"
            })
    void refusesWhatIsNoAmount(String text) {
        assertThatThrownBy(() -> Credits.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("48.5");
    }

    @Test
    void overflowIsRefusedNotWrapped() {
        Credits most = Credits.ofMicros(Long.MAX_VALUE);
        assertThatThrownBy(() -> most.plus(Credits.ofMicros(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Credits.ofMicros(Long.MIN_VALUE).negate())
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"0.0000005, 1", "0.0000004, 0", "2.5, 2500000", "-0.0000005, -1"})
    void roundsHalfUpToOneMicroCredit(BigDecimal value, long micros) {
        assertThat(Credits.round(value).micros()).isEqualTo(micros);
    }
}
