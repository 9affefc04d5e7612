package io.framehouse.shared.internal;

import java.nio.file.Path;
import java.util.Locale;
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
    SecretKeys secretKeys(Environment environment, ObjectProvider<EmbeddedDatabase> database) {
        String key = setting(environment, "framehouse.secret-key");
        String previous = setting(environment, "framehouse.secret-key-previous");
        return new SecretKeys(
                key.isEmpty() ? generated(environment, database) : key,
                previous.isEmpty() ? null : previous);
    }

    private static String setting(Environment environment, String name) {
        String setting = environment.getProperty(name, "").strip();
        if (!setting.isEmpty() && setting.length() < MIN_CHARACTERS) {
            String word = name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
            throw SecretKeyException.tooShort(word, setting.length(), MIN_CHARACTERS);
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
