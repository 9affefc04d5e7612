package io.framehouse.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** No setting makes the hashes of passwords weaker. */
class PasswordConfigurationTest {
    @Test
    void thePasswordsOfAHouseAreHashedWithACostOfTwelveWhateverIsSet() {
        new ApplicationContextRunner()
                .withUserConfiguration(PasswordConfiguration.class)
                .withPropertyValues(
                        "framehouse.password-strength=4", "framehouse.password.strength=4")
                .run(context -> {
                    PasswordEncoder encoder = context.getBean(PasswordEncoder.class);
                    String hash = encoder.encode("a long password");
                    assertThat(hash).matches("\\{bcrypt}\\$2[aby]\\$(1[2-9]|2[0-9]|3[01])\\$.*");
                    assertThat(encoder.matches("a long password", hash)).isTrue();
                    String weak = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("x");
                    assertThat(encoder.upgradeEncoding(weak)).isTrue();
                });
    }
}
