package io.framehouse.gateway.rest;

import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Answers calls below the API's paths that no controller knows, which otherwise the screens would
 * answer with a page.
 */
@Configuration(proxyBeanMethods = false)
class UnknownCalls {
    /** After the controllers' mapping, before that of the screens. */
    private static final int ORDER = 100;

    private static final List<String> PATHS =
            List.of(
                    "/api/**",
                    "/v3/async/**",
                    "/ent/v2/**",
                    "/vidu/ent/**",
                    "/vidu/v1/**",
                    "/model/v1/**");

    @Bean
    SimpleUrlHandlerMapping unknownCallsMapping() {
        HttpRequestHandler refuse =
                (request, response) -> {
                    throw new DomainException(
                            CommonError.NOT_FOUND,
                            "There is no call " + request.getMethod() + " at this path.");
                };
        Map<String, Object> handlers =
                PATHS.stream().collect(Collectors.toMap(path -> path, path -> refuse));
        return new SimpleUrlHandlerMapping(handlers, ORDER);
    }
}
