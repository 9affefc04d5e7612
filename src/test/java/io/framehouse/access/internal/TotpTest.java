package io.framehouse.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.framehouse.access.AppCodes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);

    /** RFC 6238, appendix B, the rows of SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        long step = Totp.step(Instant.ofEpochSecond(second));
        assertThat(Totp.code(SECRET, step, 8)).isEqualTo(code);
        assertThat(Totp.code(SECRET, step, 6)).isEqualTo(code.substring(2));
        assertThat(AppCodes.at(Base32.encode(SECRET), Instant.ofEpochSecond(second)))
                .isEqualTo(code.substring(2));
    }

    @ParameterizedTest
    @ValueSource(longs = {-30, 0, 30})
    void oneStepToEitherSideCounts(long seconds) {
        String code = Totp.code(SECRET, Totp.step(NOW.plusSeconds(seconds)), 6);
        assertThat(Totp.match(SECRET, code, NOW, 0)).hasValue(Totp.step(NOW.plusSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(longs = {-61, 60, 3_600})
    void codesOfOtherTimesDoNotCount(long seconds) {
        String code = Totp.code(SECRET, Totp.step(NOW.plusSeconds(seconds)), 6);
        assertThat(Totp.match(SECRET, code, NOW, 0)).isEmpty();
    }

    @Test
    void aCodeCountsOnceAndNoneOfBeforeItCountsAfterwards() {
        long step = Totp.step(NOW);
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step, 6), NOW, step)).isEmpty();
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step - 1, 6), NOW, step)).isEmpty();
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step + 1, 6), NOW, step))
                .hasValue(step + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "05047", "0504711", "abcdef", "050 71"})
    void whatIsNoCodeDoesNotCount(String typed) {
        assertThat(Totp.match(SECRET, typed, NOW, 0)).isEmpty();
    }

    /** RFC 4648, section 10, without padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB"})
    void base32IsThatOfTheStandard(String plain, String text) {
        byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);
        assertThat(Base32.encode(bytes)).isEqualTo(text);
        assertThat(Base32.decode(text)).isEqualTo(bytes);
    }

    @Test
    void otherCharactersAreNoBase32() {
        assertThatIllegalArgumentException().isThrownBy(() -> Base32.decode("MZX1"));
    }
}
