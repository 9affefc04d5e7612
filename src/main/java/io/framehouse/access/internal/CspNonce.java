package io.framehouse.access.internal;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.jsoup.nodes.Document;
import org.springframework.stereotype.Component;

/**
 * Gives each page of the console a policy with a number of its own: only the scripts that the
 * server put into this page run, and what they load. Flow's client makes functions of the words
 * that the server sends, hence {@code 'unsafe-eval'}; the components' style tags take no number,
 * hence {@code 'unsafe-inline'} for looks.
 *
 * @see "Decision 0023: what a browser may do"
 */
@Component
class CspNonce implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1L;
    private static final int BYTES = 16;
    private static final String REST =
            "; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
                    + " media-src 'self' blob:; font-src 'self' data:; connect-src 'self';"
                    + " manifest-src 'self'; form-action 'self'; base-uri 'self';"
                    + " frame-ancestors 'none'; object-src 'none'";

    private final SecureRandom random = new SecureRandom();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::protect);
    }

    private void protect(IndexHtmlResponse page) {
        String nonce = next();
        page.getVaadinResponse().setHeader(SecurityHeaders.POLICY, policy(nonce));
        // Vaadin would let pages of our own frame it.
        page.getVaadinResponse().setHeader("X-Frame-Options", "DENY");
        mark(page.getDocument(), nonce);
    }

    private String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String policy(String nonce) {
        return "default-src 'none'; script-src 'nonce-"
                + nonce
                + "' 'strict-dynamic' 'unsafe-eval'"
                + REST;
    }

    private static void mark(Document page, String nonce) {
        page.select("script, link[rel=modulepreload], link[rel=preload]").attr("nonce", nonce);
        // The bundle's loader of parts looks for it here.
        page.head().prependElement("meta").attr("property", "csp-nonce").attr("nonce", nonce);
    }
}
