package io.framehouse.shared.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

class SecretBoxTest {
    private static final String KEY = "an installation's key of 32 or more";

    @Test
    void whatWasSealedBeforeThereWereDataKeysOpensForItsPlaceAndKeyOnly() throws Exception {
        byte[] sealed = new DerivedBox(KEY).seal("vda_secret", "account/1");
        assertThat(new DerivedBox(KEY).open(sealed, "account/1")).isEqualTo("vda_secret");
        assertThatThrownBy(() -> new DerivedBox(KEY).open(sealed, "account/2"))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> new DerivedBox(KEY + "!").open(sealed, "account/1"))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void secretKeysAreToldApartByANameThatTellsNothingOfThem() {
        assertThat(new KeyWrap(KEY).name()).isEqualTo(new KeyWrap(KEY).name()).hasSize(16);
        assertThat(new KeyWrap(KEY + "!").name()).isNotEqualTo(new KeyWrap(KEY).name());
        assertThat(new SecretKeys(KEY, KEY).toString()).doesNotContain(KEY);
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
                .run(context -> assertThat(context).hasSingleBean(SecretKeys.class));
    }

    @Test
    void aShortPreviousKeyRefusesToStart() {
        runner().withPropertyValues(
                        "framehouse.secret-key=" + KEY, "framehouse.secret-key-previous=short")
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessageContaining(
                                        "FRAMEHOUSE_SECRET_KEY_PREVIOUS has 5 characters"));
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
