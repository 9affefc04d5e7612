package io.framehouse.storage.rest;

import java.net.URI;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Signed links over HTTP, for tests of other packages. */
public final class MediaOverHttp {
    private MediaOverHttp() {}

    public static MockHttpServletResponse get(ApplicationContext context, URI link) {
        return MockMvcTester.of(context.getBean(MediaController.class))
                .get()
                .uri(link)
                .exchange()
                .getResponse();
    }
}
