package io.framehouse.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:",
        "2001:db8:1:2:ffff:ffff:ffff:ffff, 2001:db8:1:2:",
        "2001:db8:0:0:0:0:0:1, 2001:db8:0:0:",
        "0:0:0:0:0:0:0:1, 0:0:0:0:",
        "fe80:0:0:0:1:2:3:4%eth0, fe80:0:0:0:"
    })
    void networkOfIpv6AndWholeIpv4(String address, String counted) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        assertThat(ClientAddress.of(request)).isEqualTo(counted);
    }
}
