package io.framehouse.providers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlRuleTest {
    private final BaseUrlRule strict = new BaseUrlRule(false, false);
    private final BaseUrlRule withSandbox = new BaseUrlRule(false, true);
    private final BaseUrlRule open = new BaseUrlRule(true, false);

    @ParameterizedTest
    @ValueSource(
            strings = {"https://9.9.9.9", "https://9.9.9.9:8443/vidu", "https://unknown.invalid"})
    void publicHttpsIsTaken(String url) {
        assertThat(strict.check(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://9.9.9.9, malformed",
        "9.9.9.9, malformed",
        "https:///path, malformed",
        "'https://9.9.9.9/a b', malformed",
        "https://user:pw@9.9.9.9, credentials",
        "https://9.9.9.9?key=1, query",
        "https://9.9.9.9/#x, query",
        "http://9.9.9.9, scheme",
        "https://10.0.0.1, private_address",
        "https://172.16.3.4, private_address",
        "https://192.168.1.1, private_address",
        "https://169.254.169.254, private_address",
        "https://100.64.0.1, private_address",
        "https://0.0.0.0, private_address",
        "https://198.18.0.1, private_address",
        "https://255.255.255.255, private_address",
        "https://127.0.0.1, private_address",
        "https://localhost, private_address",
        "https://[::1], private_address",
        "https://[fd00::1], private_address",
        "https://[fe80::1], private_address",
        "https://[::ffff:10.0.0.1], private_address",
        "https://[64:ff9b::a00:1], private_address"
    })
    void everythingElseNamesItsRule(String url, String code) {
        assertThat(strict.check(url).orElseThrow().code()).isEqualTo(code);
        assertThat(strict.check(url).orElseThrow().field()).isEqualTo("base_url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9000", "http://localhost:9000/x", "http://[::1]:1"})
    void theSandboxMayLiveHere(String url) {
        assertThat(withSandbox.check(url)).isEmpty();
        assertThat(withSandbox.check("http://10.0.0.1")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.0.0.1", "http://127.0.0.1:9000", "http://9.9.9.9"})
    void allowedPrivateAddressesAreTaken(String url) {
        assertThat(open.check(url)).isEmpty();
    }
}
