package io.framehouse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Gives each test the strategy of its own application. There is one place for it in a process, and
 * whichever application started last has put its own there; one that is used again would find
 * nobody signed in.
 */
final class OwnSecurityContexts extends AbstractTestExecutionListener {
    /** Before Spring Security's listener (10,000), which puts the test's person there. */
    private static final int BEFORE_SPRING_SECURITY = 9_000;

    @Override
    public int getOrder() {
        return BEFORE_SPRING_SECURITY;
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        ObjectProvider<SecurityContextHolderStrategy> own =
                test.getApplicationContext().getBeanProvider(SecurityContextHolderStrategy.class);
        own.ifAvailable(SecurityContextHolder::setContextHolderStrategy);
    }
}
