package io.framehouse.shared.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Migrations named {@code …__fill.sql} fill rows in without a transaction around them, and may
 * begin anew after they were ended by an error. Flyway would wait for a person to say so.
 */
final class FillingAgain {
    private static final String ENDED =
            """
            do $$
            begin
                if to_regclass('flyway_schema_history') is not null then
                    delete from flyway_schema_history
                    where not success and script like '%\\_\\_fill.sql';
                end if;
            end
            $$
            """;

    private FillingAgain() {}

    /** Before the migrations. */
    static void allow(DataSource owner) {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(ENDED);
        } catch (SQLException failure) {
            throw new IllegalStateException("The database did not answer", failure);
        }
    }
}
