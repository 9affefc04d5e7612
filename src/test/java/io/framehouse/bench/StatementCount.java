package io.framehouse.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts what goes to the database: each statement, each commit and each rollback. */
public final class StatementCount implements BeanPostProcessor {
    /** All of them. */
    public static final LongAdder SENT = new LongAdder();

    /** Those that a request waits for, and not work beside it. */
    public static final LongAdder OF_REQUESTS = new LongAdder();

    private static final String REQUESTS = "tomcat-handler";

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source
                ? proxy(DataSource.class, source, "getConnection")
                : bean;
    }

    /** Counts and hands on; what is made by {@code maker} is counted as well. */
    private static Object proxy(Class<?> type, Object target, String maker) {
        return Proxy.newProxyInstance(
                StatementCount.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> {
                    String called = method.getName();
                    if (called.startsWith("execute")
                            || called.equals("commit")
                            || called.equals("rollback")) {
                        count();
                    }
                    try {
                        Object made = method.invoke(target, arguments);
                        return called.equals(maker) ? made(made) : wrapped(called, made);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private static void count() {
        SENT.increment();
        if (Thread.currentThread().getName().startsWith(REQUESTS)) {
            OF_REQUESTS.increment();
        }
    }

    private static Object made(Object made) {
        return made instanceof Connection connection
                ? proxy(Connection.class, connection, "prepareStatement")
                : wrapped("prepareStatement", made);
    }

    private static Object wrapped(String called, Object made) {
        if (made instanceof PreparedStatement prepared && called.equals("prepareStatement")) {
            return proxy(PreparedStatement.class, prepared, "");
        }
        if (made instanceof Statement statement && called.equals("createStatement")) {
            return proxy(Statement.class, statement, "");
        }
        return made;
    }
}
