package io.framehouse.access.internal;

import com.vaadin.flow.server.VaadinRequest;
import io.framehouse.api.TraceId;
import io.framehouse.shared.Origin;
import io.framehouse.shared.OriginSource;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Takes the origin from the HTTP request of this thread. The address is the server's own finding;
 * headers about it are never read here.
 */
@Component
final class RequestOrigins implements OriginSource {
    @Override
    public Origin current() {
        return request().map(RequestOrigins::of).orElse(Origin.NONE);
    }

    private static Optional<HttpServletRequest> request() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes http) {
            return Optional.of(http.getRequest());
        }
        return VaadinRequest.getCurrent() instanceof HttpServletRequest console
                ? Optional.of(console)
                : Optional.empty();
    }

    private static Origin of(HttpServletRequest request) {
        return new Origin(
                cut(request.getRemoteAddr(), Origin.LONGEST_ADDRESS),
                cut(request.getHeader("User-Agent"), Origin.LONGEST_AGENT),
                TraceId.of(request));
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String plain = text.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() <= longest ? plain : plain.substring(0, longest);
    }
}
