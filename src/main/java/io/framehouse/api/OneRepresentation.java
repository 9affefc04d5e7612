package io.framehouse.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Calls of programs have one representation each, whatever {@code Accept} says (RFC 9110, 12.5.1
 * lets a server disregard it). Else a change would be made first and then refused with 406, because
 * the header is looked at when the answer is written.
 */
final class OneRepresentation implements ContentNegotiationStrategy {
    private final List<String> programs;
    private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

    /**
     * @param programs how the paths of their calls begin
     */
    OneRepresentation(List<String> programs) {
        this.programs = programs;
    }

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request)
            throws HttpMediaTypeNotAcceptableException {
        HttpServletRequest asked = request.getNativeRequest(HttpServletRequest.class);
        return asked != null && programs.stream().anyMatch(path(asked)::startsWith)
                ? MEDIA_TYPE_ALL_LIST
                : header.resolveMediaTypes(request);
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
