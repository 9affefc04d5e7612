package io.framehouse.api;

import io.framehouse.shared.DomainException;
import io.framehouse.shared.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers their {@link PageRequest} from {@code limit} and {@code cursor}. */
final class PageArgument implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        String cursor = web.getParameter("cursor");
        return new PageRequest(
                limit(web.getParameter("limit")),
                cursor == null || cursor.isEmpty() ? null : cursor);
    }

    private static int limit(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return PageRequest.DEFAULT_LIMIT;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException bad) {
            throw DomainException.invalid(
                    "limit",
                    "out_of_range",
                    "limit is '" + text + "'; it must be a whole number from 1 to 200.");
        }
    }
}
