package io.framehouse.shared.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TenantScope;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/**
 * Begins each transaction in the database role of its {@link TenantScope}. Role and team end with
 * the transaction; a transaction without a scope keeps the login role, which may touch no team
 * table.
 */
final class TeamTransactionManager extends JdbcTransactionManager {
    private static final long serialVersionUID = 1L;
    private static final String TAKE_ON =
            "select set_config('role', ?, true), set_config('app.team', ?, true)";

    TeamTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        TenantScope scope = TenantScope.current();
        if (scope == null) {
            return;
        }
        try {
            takeOn(scope);
        } catch (SQLException | RuntimeException failure) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException(
                    "The database refused role '" + scope.role() + "'", failure);
        }
    }

    private void takeOn(TenantScope scope) throws SQLException {
        DataSource dataSource = Objects.requireNonNull(getDataSource());
        TeamId team = scope.team();
        try (PreparedStatement statement =
                DataSourceUtils.getConnection(dataSource).prepareStatement(TAKE_ON)) {
            statement.setString(1, scope.role());
            statement.setString(2, team == null ? "" : team.toString());
            statement.execute();
        }
    }
}
