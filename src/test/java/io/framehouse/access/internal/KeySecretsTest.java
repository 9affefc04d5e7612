package io.framehouse.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySecretsTest {
    @Test
    void aNewKeyHasFormAndChecksum() {
        String key = KeySecrets.newKey("abcdefABCD12");
        assertThat(key).matches("fh_abcdefABCD12_[0-9A-Za-z]{49}");
        assertThat(KeySecrets.publicId(key)).contains("abcdefABCD12");
        assertThat(KeySecrets.newKey("abcdefABCD12")).isNotEqualTo(key);
    }

    @Test
    void everyTypoIsSeenWithoutADatabase() {
        String key = KeySecrets.newKey(KeySecrets.newPublicId());
        for (int i = 0; i < key.length(); i++) {
            char other = key.charAt(i) == 'x' ? 'y' : 'x';
            String typo = key.substring(0, i) + other + key.substring(i + 1);
            assertThat(KeySecrets.publicId(typo)).as(typo).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fh_", "fh_abc_def", "sk-12345678901234567890123456789012"})
    void whatIsNoKeyHasNoPublicId(String text) {
        assertThat(KeySecrets.publicId(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/t/nord/jobs", "/t/nord/jobs?state=failed&q=a%20b#x"})
    void ownPathsMayFollowASignIn(String path) {
        assertThat(OwnPath.of(path)).contains(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "t/nord",
                "/a\r\nSet-Cookie: x",
                "/ \t",
                "javascript:alert(1)"
            })
    void otherPlacesMayNot(String path) {
        assertThat(OwnPath.of(path)).isEmpty();
    }
}
