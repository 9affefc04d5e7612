package io.framehouse.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.access.Passwords.Strength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordStrengthTest {
    private static final String EMAIL = "mika.peltonen@nord.example";
    private static final String NAME = "Mika Peltonen";

    @ParameterizedTest
    @CsvSource({
        "elevenchars, TOO_SHORT",
        "mika.peltonen-77-oak, PERSONAL",
        "MikaPeltonen winter, PERSONAL",
        "passwordpassword, GUESSABLE",
        "qwertyuiop1234, GUESSABLE",
        "aaaaaaaaaaaaaaaa, GUESSABLE",
        "framehouseframehouse, GUESSABLE",
        "mika mika mika mika, PERSONAL",
        "peltonen peltonen, PERSONAL",
        "!!Peltonen!!2026, PERSONAL",
        "123456789012, GUESSABLE"
    })
    void whatIsShortPersonalOrGuessedEarlyIsRefused(String password, Strength expected) {
        Strength strength = judge(password);
        assertThat(strength).isEqualTo(expected);
        assertThat(strength.taken()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "tugboat velvet oregano nine",
                "tugboat mika oregano",
                "x7#Qz!mW0pLe",
                "#&!?%)/=*+~(^:"
            })
    void whatTakesLongToGuessIsTaken(String password) {
        assertThat(judge(password).taken()).isTrue();
    }

    @Test
    void charactersAreCountedAsPeopleSeeThemAndBytesAsTheHashReadsThem() {
        // Each is one character, two units of a Java text, four bytes.
        assertThat(judge("\uD83E\uDD8A".repeat(11))).isEqualTo(Strength.TOO_SHORT);
        assertThat(judge("\uD83E\uDD8A".repeat(19))).isEqualTo(Strength.TOO_LONG);
        assertThat(judge("tugboat velvet ".repeat(5))).isEqualTo(Strength.TOO_LONG);
    }

    private static Strength judge(String password) {
        return PasswordStrength.judge(password, EMAIL, NAME);
    }
}
