package io.framehouse.access.internal;

import io.framehouse.access.Contacts;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Addresses out of the table of people. */
@Service
final class ContactBook implements Contacts {
    private static final String SELECT =
            "select id, email, display_name from app_user where disabled_at is null and ";

    private final JdbcClient jdbc;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;

    ContactBook(JdbcClient jdbc, TeamTransactions transactions, CurrentActor currentActor) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.currentActor = currentActor;
    }

    @Override
    public List<Contact> of(Collection<UserId> people) {
        requireSystem();
        UUID[] ids = people.stream().map(UserId::value).toArray(UUID[]::new);
        return transactions.onPlatform(() ->
                jdbc.sql(SELECT + "id = any(:ids) order by id")
                        .param("ids", ids)
                        .query(ContactBook::map)
                        .list());
    }

    @Override
    public List<Contact> onPlatform(Set<PlatformRole> roles) {
        requireSystem();
        return transactions.onPlatform(() ->
                jdbc.sql(
                                SELECT
                                        + "(platform_admin and :admin"
                                        + " or platform_finance and :finance) order by id")
                        .param("admin", roles.contains(PlatformRole.ADMIN))
                        .param("finance", roles.contains(PlatformRole.FINANCE))
                        .query(ContactBook::map)
                        .list());
    }

    private void requireSystem() {
        if (currentActor.get().kind() != Actor.Kind.SYSTEM) {
            throw new DomainException(
                    CommonError.FORBIDDEN, "Only the system itself looks up addresses.");
        }
    }

    private static Contact map(ResultSet row, int number) throws SQLException {
        return new Contact(
                new UserId(row.getObject("id", UUID.class)),
                row.getString("email"),
                row.getString("display_name"));
    }
}
