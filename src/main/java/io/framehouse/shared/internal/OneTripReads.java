package io.framehouse.shared.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamReads;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.TenantScope;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sends the role and the select as one message. Outside a transaction PostgreSQL treats all
 * statements of a message as one, so that role and team end with it, whatever becomes of it.
 */
@Component
final class OneTripReads implements TeamReads {
    private static final String TAKE_ON =
            "select set_config('role', :scopeRole, true), set_config('app.team', :scopeTeam, true);"
                    + "\n";

    private final NamedParameterJdbcOperations jdbc;
    private final TeamTransactions transactions;

    OneTripReads(NamedParameterJdbcOperations jdbc, TeamTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public <T> List<T> list(
            TeamId team,
            String select,
            Map<String, ? extends @Nullable Object> parameters,
            RowMapper<T> rows) {
        MapSqlParameterSource given = typed(parameters);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return transactions.inTeam(team, () -> jdbc.query(select, given, rows));
        }
        given.addValue("scopeRole", new TenantScope(team).role());
        given.addValue("scopeTeam", team.toString());
        List<T> found = jdbc.execute(TAKE_ON + select, given, statement -> second(statement, rows));
        return found == null ? List.of() : found;
    }

    /**
     * Every value with a type of its own: for one without, the driver asks what it is and then
     * parts the message in two, so that the role would be gone before the select.
     */
    private static MapSqlParameterSource typed(Map<String, ? extends @Nullable Object> given) {
        MapSqlParameterSource typed = new MapSqlParameterSource();
        given.forEach((name, value) -> {
            switch (value) {
                case null -> typed.addValue(name, null, Types.VARCHAR);
                case String text -> typed.addValue(name, text);
                case UUID id -> typed.addValue(name, id);
                case Integer number -> typed.addValue(name, number);
                case Long number -> typed.addValue(name, number);
                case Boolean flag -> typed.addValue(name, flag);
                case OffsetDateTime time -> typed.addValue(name, time);
                default ->
                        throw new IllegalArgumentException(
                                name + " is a " + value.getClass() + "; give it a plain type.");
            }
        });
        return typed;
    }

    private static <T> List<T> second(PreparedStatement statement, RowMapper<T> rows)
            throws SQLException {
        statement.execute();
        if (!statement.getMoreResults()) {
            throw new IllegalStateException("A read of one statement gave no rows to read.");
        }
        List<T> found = new ArrayList<>();
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                found.add(rows.mapRow(row, found.size()));
            }
        }
        return found;
    }
}
