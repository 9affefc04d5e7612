package io.framehouse.credits;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;

/**
 * Keeps the plan of whatever is read meanwhile, as the database would have it in that very
 * transaction, with its role, settings and values.
 */
class PlanRecorder extends JdbcTemplate {
    private volatile @Nullable List<String> plans;

    PlanRecorder(DataSource database) {
        super(database);
    }

    List<String> during(Runnable work) {
        List<String> kept = new CopyOnWriteArrayList<>();
        plans = kept;
        try {
            work.run();
            return kept;
        } finally {
            plans = null;
        }
    }

    @Override
    public <T> T query(
            PreparedStatementCreator creator,
            @Nullable PreparedStatementSetter setter,
            ResultSetExtractor<T> extractor) {
        List<String> kept = plans;
        if (kept != null) {
            kept.add(
                    super.query(
                            connection -> creator.createPreparedStatement(explaining(connection)),
                            setter,
                            PlanRecorder::lines));
        }
        return super.query(creator, setter, extractor);
    }

    private static String lines(ResultSet rows) throws SQLException {
        List<String> lines = new ArrayList<>();
        while (rows.next()) {
            lines.add(rows.getString(1));
        }
        return String.join("\n", lines);
    }

    /** The connection, but what is prepared on it is explained. */
    private static Connection explaining(Connection connection) {
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("prepareStatement")) {
                                arguments[0] = "explain verbose " + arguments[0];
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException failure) {
                                throw failure.getCause();
                            }
                        });
    }
}
