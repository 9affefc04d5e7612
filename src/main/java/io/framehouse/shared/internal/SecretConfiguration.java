package io.framehouse.shared.internal;

import io.framehouse.shared.SecretBox;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Finds the secret key of this installation, or refuses to start. */
@Configuration(proxyBeanMethods = false)
class SecretConfiguration {
    private static final int MIN_CHARACTERS = 32;

    /**
     * @param database asked for first where it is there, because it locks the data directory
     */
    @Bean
    SecretBox secretBox(Environment environment, ObjectProvider<EmbeddedDatabase> database) {
        return new TinkSecretBox(secretKey(environment, database));
    }

    private static String secretKey(
            Environment environment, ObjectProvider<EmbeddedDatabase> database) {
        String setting = environment.getProperty("framehouse.secret-key", "").strip();
        if (setting.isEmpty()) {
            return generated(environment, database);
        }
        if (setting.length() < MIN_CHARACTERS) {
            throw SecretKeyException.tooShort(setting.length(), MIN_CHARACTERS);
        }
        return setting;
    }

    private static String generated(
            Environment environment, ObjectProvider<EmbeddedDatabase> database) {
        boolean external = StringUtils.hasText(environment.getProperty("spring.datasource.url"));
        if (external || database.getIfAvailable() == null) {
            throw SecretKeyException.missing();
        }
        String directory = environment.getProperty("framehouse.data-dir", "./data");
        return SecretKeyFile.readOrMake(Path.of(directory));
    }
}
