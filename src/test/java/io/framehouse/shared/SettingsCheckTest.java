package io.framehouse.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SettingsCheckTest {
    @TempDir private Path directory;
    private final Map<String, Object> settings = new HashMap<>();

    @BeforeEach
    void start() {
        settings.put("FRAMEHOUSE_DATA_DIR", directory.toString());
        settings.put("SERVER_PORT", "0");
    }

    @Test
    void nothingButTheDefaultsIsFine() {
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "FRAMEHOUSE_DEMO, maybe, true or false",
        "FRAMEHOUSE_SANDBOX, on, true or false",
        "FRAMEHOUSE_ALLOW_PRIVATE_ADDRESSES, 1, true or false",
        "SERVER_PORT, abc, from 1 to 65535",
        "SERVER_PORT, 65536, from 1 to 65535",
        "FRAMEHOUSE_SANDBOX_PORT, -1, from 1 to 65535",
        "FRAMEHOUSE_TIME_ZONE, Mars/Base, Europe/Berlin",
        "FRAMEHOUSE_CREDIT_USD, -1, above 0",
        "FRAMEHOUSE_CREDIT_USD, 0, above 0",
        "FRAMEHOUSE_CREDIT_USD, cheap, above 0",
        "FRAMEHOUSE_PUBLIC_URL, video.example.com, https://video.example.com",
        "FRAMEHOUSE_PUBLIC_URL, ftp://video.example.com, https://video.example.com",
        "FRAMEHOUSE_TRUSTED_PROXIES, proxy.example.com, such as 10.0.3.7",
        "FRAMEHOUSE_TRUSTED_PROXIES, 10.0.3.0/33, such as 10.0.3.7",
        "FRAMEHOUSE_TRUSTED_PROXIES, 2001:db8::/129, such as 10.0.3.7",
        "FRAMEHOUSE_TRUSTED_PROXIES, 0.0.0.0/0, such as 10.0.3.7",
        "FRAMEHOUSE_TRUSTED_PROXIES, 10.0.3.0/x, such as 10.0.3.7",
        "FRAMEHOUSE_TRUSTED_PROXIES, fe80::1%1, such as 10.0.3.7",
        "FRAMEHOUSE_TRUSTED_PROXIES, 10.0.3.0/24/8, such as 10.0.3.7"
    })
    void aWrongSettingIsNamedWithItsValueAndWhatToDo(String name, String value, String action) {
        settings.put(name, value);

        SettingRefused refused = refusal();

        assertThat(refused.getMessage()).startsWith(name + " is '" + value + "'");
        assertThat(refused.action()).contains(action);
    }

    @Test
    void ofSeveralProxiesTheWrongOneIsNamedWithItsRule() {
        settings.put("FRAMEHOUSE_TRUSTED_PROXIES", "10.0.3.7, 10.0.4.0/99");

        assertThat(refusal().getMessage())
                .isEqualTo(
                        "FRAMEHOUSE_TRUSTED_PROXIES is '10.0.4.0/99'; the number behind its slash"
                                + " is 1 to 32.");
    }

    @Test
    void aSingleProxyIsANetworkOfOne() {
        settings.put("FRAMEHOUSE_TRUSTED_PROXIES", " 10.0.3.7,2001:db8::7  10.1.0.0/16 ");

        assertThat(ProxySettings.networks(environment()))
                .containsExactly("10.0.3.7/32", "2001:db8::7/128", "10.1.0.0/16");
    }

    @ParameterizedTest
    @CsvSource({
        "SERVER_FORWARD_HEADERS_STRATEGY, native",
        "SERVER_FORWARD_HEADERS_STRATEGY, framework",
        "SERVER_TOMCAT_REMOTEIP_REMOTE_IP_HEADER, X-Real-IP"
    })
    void noOtherSettingMakesProxiesBelieved(String name, String value) {
        settings.put(name, value);

        assertThat(refusal().getMessage()).contains(value, "proxies that nobody named");
        assertThat(refusal().action()).contains("FRAMEHOUSE_TRUSTED_PROXIES");
    }

    @Test
    void aPortThatIsTakenIsToldWithTheSettingThatChangesIt() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            settings.put("SERVER_ADDRESS", "127.0.0.1");
            settings.put("SERVER_PORT", String.valueOf(other.getLocalPort()));

            SettingRefused refused = refusal();

            assertThat(refused.getMessage()).startsWith("SERVER_PORT is " + other.getLocalPort());
            assertThat(refused.action()).contains("SERVER_PORT=8081");
        }
    }

    @Test
    void aDataDirectoryThatIsAFileIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");
        settings.put("FRAMEHOUSE_DATA_DIR", file.resolve("below").toString());

        assertThat(refusal().getMessage())
                .contains("FRAMEHOUSE_DATA_DIR", "nothing can be written");
    }

    private SettingRefused refusal() {
        return catchThrowableOfType(SettingRefused.class, this::check);
    }

    private void check() {
        SettingsCheck.check(environment());
    }

    private StandardEnvironment environment() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("settings", settings));
        return environment;
    }
}
