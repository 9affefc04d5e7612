package io.framehouse.access.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Component;

/** Puts who has proved what into the browser's session, under a new id and with new tokens. */
@Component
final class SessionWriter {
    private final SecurityContextHolderStrategy contexts;
    private final SecurityContextRepository repository = new HttpSessionSecurityContextRepository();
    private final CsrfTokenRepository tokens = new HttpSessionCsrfTokenRepository();

    SessionWriter(SecurityContextHolderStrategy contexts) {
        this.contexts = contexts;
    }

    /** Nobody's session from now on; what else it holds stays. */
    void clear(HttpServletRequest request, HttpServletResponse response) {
        SecurityContext nobody = contexts.createEmptyContext();
        contexts.setContext(nobody);
        repository.saveContext(nobody, request, response);
    }

    void write(Authentication session, HttpServletRequest request, HttpServletResponse response) {
        request.getSession();
        request.changeSessionId();
        tokens.saveToken(null, request, response);
        SecurityContext context = contexts.createEmptyContext();
        context.setAuthentication(session);
        contexts.setContext(context);
        repository.saveContext(context, request, response);
    }
}
