package io.framehouse.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers every failed API call in its own form. The form is chosen by path, not by controller, so
 * that a wrong method, a wrong media type and an unknown path are answered in it as well; paths
 * that no form covers are left to others.
 */
@Component
public final class ProblemAdvice implements HandlerExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final List<ErrorForm> forms;
    private final JsonMapper json;

    public ProblemAdvice(List<ErrorForm> forms, JsonMapper json) {
        this.forms = List.copyOf(forms);
        this.json = json;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception thrown) {
        Optional<ErrorForm> form = formOf(request);
        if (form.isEmpty()) {
            return null;
        }
        if (response.isCommitted()) {
            LOG.debug("The caller went away traceId={}", TraceId.of(request), thrown);
            return new ModelAndView();
        }
        answer(request, response, form.get(), thrown);
        return new ModelAndView();
    }

    /**
     * Answers a failure outside controllers, such as in a filter; false where no form covers it.
     */
    public boolean answer(
            HttpServletRequest request, HttpServletResponse response, Throwable thrown) {
        Optional<ErrorForm> form = formOf(request);
        form.ifPresent(found -> answer(request, response, found, thrown));
        return form.isPresent();
    }

    private Optional<ErrorForm> formOf(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return forms.stream().filter(form -> form.covers(path)).findFirst();
    }

    private void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            ErrorForm form,
            Throwable thrown) {
        Failure failure = Failure.of(thrown);
        String traceId = TraceId.of(request);
        if (Outage.isCauseOf(thrown)) {
            LOG.warn("An API call found no database traceId={} {}", traceId, thrown.toString());
        } else if (failure.code().equals(Failure.INTERNAL)) {
            LOG.error("An API call failed traceId={}", traceId, thrown);
        }
        write(response, form.answer(failure, traceId));
    }

    private void write(HttpServletResponse response, ErrorForm.Answer answer) {
        try {
            byte[] body = json.writeValueAsBytes(answer.body());
            response.resetBuffer();
            response.setStatus(answer.status());
            if (response.containsHeader("Content-Disposition")) {
                response.setHeader("Content-Disposition", "inline");
            }
            answer.headers().forEach(response::setHeader);
            response.setHeader("Cache-Control", "no-store");
            response.setContentType(answer.contentType());
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
