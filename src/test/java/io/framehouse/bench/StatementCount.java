package io.framehouse.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts what goes to the database: each statement, each commit and each rollback. */
public final class StatementCount implements BeanPostProcessor {
    /** All of them. */
    public static final LongAdder SENT = new LongAdder();

    /** Those that a request waits for, and not work beside it. */
    public static final LongAdder OF_REQUESTS = new LongAdder();

    /** Changes of rows, but for the scheduler's own. */
    public static final LongAdder WRITES = new LongAdder();

    private static final String REQUESTS = "tomcat-handler";
    private static final Pattern WRITE = Pattern.compile("\\s*(insert|update|delete|merge)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final ThreadLocal<LongAdder> HERE = ThreadLocal.withInitial(LongAdder::new);

    /** All that this thread has sent. */
    public static long sentHere() {
        return HERE.get().sum();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source
                ? proxy(DataSource.class, source, "getConnection", "")
                : bean;
    }

    /** Counts and hands on; what is made by {@code maker} is counted as well. */
    private static Object proxy(Class<?> type, Object target, String maker, String sql) {
        return Proxy.newProxyInstance(
                StatementCount.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> {
                    String called = method.getName();
                    if (called.startsWith("execute")
                            || called.equals("commit")
                            || called.equals("rollback")) {
                        count(text(arguments, sql));
                    }
                    try {
                        Object made = method.invoke(target, arguments);
                        return called.equals(maker)
                                ? made(made, text(arguments, sql))
                                : wrapped(called, made, text(arguments, sql));
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    /** The statement that a call names, else the one that was prepared. */
    private static String text(Object @Nullable [] arguments, String prepared) {
        return arguments != null && arguments.length > 0 && arguments[0] instanceof String sql
                ? sql
                : prepared;
    }

    private static void count(String sql) {
        SENT.increment();
        HERE.get().increment();
        if (WRITE.matcher(sql).matches() && !sql.contains("scheduled_tasks")) {
            WRITES.increment();
        }
        if (Thread.currentThread().getName().startsWith(REQUESTS)) {
            OF_REQUESTS.increment();
        }
    }

    private static Object made(Object made, String sql) {
        return made instanceof Connection connection
                ? proxy(Connection.class, connection, "prepareStatement", "")
                : wrapped("prepareStatement", made, sql);
    }

    private static Object wrapped(String called, Object made, String sql) {
        if (made instanceof PreparedStatement prepared && called.equals("prepareStatement")) {
            return proxy(PreparedStatement.class, prepared, "", sql);
        }
        if (made instanceof Statement statement && called.equals("createStatement")) {
            return proxy(Statement.class, statement, "", "");
        }
        return made;
    }
}
