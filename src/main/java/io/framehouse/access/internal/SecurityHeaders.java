package io.framehouse.access.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.stereotype.Component;

/**
 * What browsers are told with every answer: what in it may run, who may frame it, and what it may
 * use. A page of the console gets its policy from {@link CspNonce}, which stands when this writes.
 *
 * @see "Decision 0023: what a browser may do"
 */
@Component
final class SecurityHeaders {
    static final String POLICY = "Content-Security-Policy";

    /** Nothing in the answer runs, wherever it is opened. */
    static final String DATA_POLICY =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                    + " sandbox";

    /** As for data; a video or picture opened by itself is still shown. */
    static final String FILE_POLICY =
            DATA_POLICY + "; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'";

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

    private static final Duration HTTPS_ONLY = Duration.ofDays(365);

    private final PublicScheme scheme;

    SecurityHeaders(PublicScheme scheme) {
        this.scheme = scheme;
    }

    /** For the console and all that it loads. */
    void console(HttpSecurity http) {
        http.headers(headers -> {
            everywhere(headers, ReferrerPolicy.SAME_ORIGIN);
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
            everywhere(headers, ReferrerPolicy.NO_REFERRER);
            headers.addHeaderWriter((_, response) -> write(response, FILE_POLICY));
        });
    }

    private void everywhere(HeadersConfigurer<HttpSecurity> headers, ReferrerPolicy referrer) {
        headers.frameOptions(FrameOptionsConfig::deny);
        headers.referrerPolicy(policy -> policy.policy(referrer));
        headers.permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS));
        headers.crossOriginOpenerPolicy(
                opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
        headers.httpStrictTransportSecurity(strict ->
                strict.requestMatcher(
                                scheme.https() ? AnyRequestMatcher.INSTANCE : _ -> false)
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
}
