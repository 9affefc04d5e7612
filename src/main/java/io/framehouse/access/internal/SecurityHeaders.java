package io.framehouse.access.internal;

import io.framehouse.api.MediaWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.stereotype.Component;

/**
 * What browsers are told with every answer: what in it may run, who may frame it, and what it may
 * use. A page of the console gets its policy from {@link CspNonce}, which replaces the one of here.
 *
 * @see "Decision 0023: what a browser may do"
 */
@Component
final class SecurityHeaders {
    static final String POLICY = "Content-Security-Policy";

    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Nothing in the answer runs, wherever it is opened. */
    private static final String DATA_POLICY = NOTHING + "; sandbox";

    /** The page of the API reference: its scripts and looks are files of ours. */
    private static final String REFERENCE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self' data:; connect-src 'self'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'; object-src 'none'";

    private static final String REFERENCE = "/reference";

    /** What no screen of ours asks for. */
    private static final String PERMISSIONS =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
                    + " hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(),"
                    + " usb=(), xr-spatial-tracking=()";

    private static final String NOT_KEPT = "no-cache, no-store, max-age=0, must-revalidate";
    private static final Duration HTTPS_ONLY = Duration.ofDays(365);

    private final PublicScheme scheme;

    SecurityHeaders(PublicScheme scheme) {
        this.scheme = scheme;
    }

    /**
     * For the console and all that it loads. Its pages are forwarded to Vaadin's servlet, and
     * whatever comes back from there takes no more headers: these stand in the answer before, for
     * Vaadin to replace what it knows better, such as how long a file may be kept.
     */
    void console(HttpSecurity http) {
        http.headers(headers -> {
            headers.withObjectPostProcessor(new BeforeTheAnswer());
            everywhere(headers, ReferrerPolicy.SAME_ORIGIN);
            // Without Spring's "Pragma", which nobody would take back and browsers still heed.
            headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable);
            headers.addHeaderWriter(
                    (_, response) -> response.setHeader(HttpHeaders.CACHE_CONTROL, NOT_KEPT));
            headers.crossOriginResourcePolicy(
                    own -> own.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
            headers.addHeaderWriter((request, response) ->
                    write(response, isReference(request) ? REFERENCE_POLICY : DATA_POLICY));
        });
    }

    /** For answers to programs. */
    void data(HttpSecurity http) {
        http.headers(headers -> {
            everywhere(headers, ReferrerPolicy.NO_REFERRER);
            headers.crossOriginResourcePolicy(
                    own -> own.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
            headers.addHeaderWriter((_, response) -> write(response, DATA_POLICY));
        });
    }

    /** For files behind addresses of their own; a signed link may stand in another site's page. */
    void files(HttpSecurity http) {
        http.headers(headers -> {
            headers.withObjectPostProcessor(new BeforeTheAnswer());
            everywhere(headers, ReferrerPolicy.NO_REFERRER);
            headers.addHeaderWriter((_, response) -> write(response, MediaWriter.POLICY));
        });
    }

    private void everywhere(HeadersConfigurer<HttpSecurity> headers, ReferrerPolicy referrer) {
        headers.frameOptions(FrameOptionsConfig::deny);
        headers.referrerPolicy(policy -> policy.policy(referrer));
        headers.permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS));
        headers.crossOriginOpenerPolicy(
                opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
        headers.httpStrictTransportSecurity(strict ->
                strict.requestMatcher(scheme.https() ? AnyRequestMatcher.INSTANCE : _ -> false)
                        .maxAgeInSeconds(HTTPS_ONLY.toSeconds())
                        // Neighbours below our name are not ours to decide for.
                        .includeSubDomains(false));
    }

    private static boolean isReference(HttpServletRequest request) {
        return request.getRequestURI().equals(request.getContextPath() + REFERENCE);
    }

    private static void write(HttpServletResponse response, String policy) {
        if (!response.containsHeader(POLICY)) {
            response.setHeader(POLICY, policy);
        }
    }

    /** Also where no file is found: such an address is one of Vaadin's pages. */
    private static final class BeforeTheAnswer implements ObjectPostProcessor<HeaderWriterFilter> {
        @Override
        public <F extends HeaderWriterFilter> F postProcess(F filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    }
}
