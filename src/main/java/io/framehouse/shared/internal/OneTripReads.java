package io.framehouse.shared.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamReads;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.TenantScope;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        MapSqlParameterSource given = new MapSqlParameterSource(parameters);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return transactions.inTeam(team, () -> jdbc.query(select, given, rows));
        }
        given.addValue("scopeRole", new TenantScope(team).role());
        given.addValue("scopeTeam", team.toString());
        List<T> found = jdbc.execute(TAKE_ON + select, given, statement -> second(statement, rows));
        return found == null ? List.of() : found;
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
