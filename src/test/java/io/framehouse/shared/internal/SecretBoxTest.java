package io.framehouse.shared.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.shared.SecretBox;
import io.framehouse.shared.UnreadableSecretException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

class SecretBoxTest {
    private static final String KEY = "an installation's key of 32 or more";

    private final SecretBox box = new TinkSecretBox(KEY);

    @Test
    void opensWhatItSealedAlsoAfterARestart() {
        byte[] sealed = box.seal("vda_secret", "account/1");
        assertThat(new TinkSecretBox(KEY).open(sealed, "account/1")).isEqualTo("vda_secret");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("vda_secret");
    }

    @Test
    void sealingTwiceGivesDifferentBytes() {
        assertThat(box.seal("x", "c")).isNotEqualTo(box.seal("x", "c"));
    }

    @Test
    void anotherContextKeyOrByteOpensNothing() {
        byte[] sealed = box.seal("vda_secret", "account/1");
        assertThatThrownBy(() -> box.open(sealed, "account/2"))
                .isInstanceOf(UnreadableSecretException.class);
        assertThatThrownBy(() -> new TinkSecretBox(KEY + "!").open(sealed, "account/1"))
                .isInstanceOf(UnreadableSecretException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> box.open(sealed, "account/1"))
                .isInstanceOf(UnreadableSecretException.class);
        assertThatThrownBy(() -> box.open(new byte[0], "account/1"))
                .isInstanceOf(UnreadableSecretException.class);
    }

    @Test
    void theGeneratedKeyIsKeptAndOnlyItsOwnerReadsIt(@TempDir Path home) throws IOException {
        String key = SecretKeyFile.readOrMake(home);
        assertThat(key).hasSize(44);
        assertThat(SecretKeyFile.readOrMake(home)).isEqualTo(key);
        Path file = home.resolve("secret-key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(home)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void anExternalDatabaseWithoutAKeyRefusesToStart() {
        runner().withPropertyValues("spring.datasource.url=jdbc:postgresql://db/x")
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .isInstanceOf(SecretKeyException.class)
                                .hasMessageContaining("FRAMEHOUSE_SECRET_KEY is not set"));
    }

    @Test
    void aShortKeyRefusesToStart() {
        runner().withPropertyValues("framehouse.secret-key=too-short")
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessageContaining("has 9 characters")
                                .hasMessageNotContaining("too-short"));
    }

    @Test
    void aKeySettingIsEnough() {
        runner().withPropertyValues(
                        "framehouse.secret-key=" + KEY,
                        "spring.datasource.url=jdbc:postgresql://db/x")
                .run(context -> assertThat(context).hasSingleBean(SecretBox.class));
    }

    @Test
    void theRefusalSaysWhatToDo() {
        List<FailureAnalyzer> analyzers =
                SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, (type, name, failure) -> {});
        FailureAnalysis analysis =
                analyzers.stream()
                        .filter(SecretKeyFailureAnalyzer.class::isInstance)
                        .findFirst()
                        .orElseThrow()
                        .analyze(new IllegalStateException(SecretKeyException.missing()));
        assertThat(analysis.getAction()).contains("openssl rand -base64 32");
    }

    private static ApplicationContextRunner runner() {
        return new ApplicationContextRunner().withUserConfiguration(SecretConfiguration.class);
    }
}
