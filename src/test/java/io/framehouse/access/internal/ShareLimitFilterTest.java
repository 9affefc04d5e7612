package io.framehouse.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ShareLimitFilterTest {
    private static final String HERE = "203.0.113.7";

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final ShareLimitFilter filter = new ShareLimitFilter(4, clock);

    @Test
    void anAddressThatAsksTooOftenWaitsAndOthersDoNot() throws Exception {
        assertThat(ask(HERE).getStatus()).isEqualTo(200);
        assertThat(ask(HERE).getStatus()).isEqualTo(200);
        MockHttpServletResponse refused = ask(HERE);
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("60");
        assertThat(refused.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(refused.getContentType()).isEqualTo("text/plain;charset=UTF-8");
        assertThat(refused.getContentAsString()).contains("Wait a minute");
        assertThat(ask("203.0.113.8").getStatus()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(ask(HERE).getStatus()).isEqualTo(200);
    }

    private MockHttpServletResponse ask(String address) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/s/x");
        request.setRemoteAddr(address);
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
