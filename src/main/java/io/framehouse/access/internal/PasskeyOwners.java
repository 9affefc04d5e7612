package io.framehouse.access.internal;

import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Repository;

/** Whom devices know by which number. Names are read from the person, so that they may change. */
@Repository
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {
    private static final String SELECT =
            "select o.user_id, o.handle, u.email, u.display_name from passkey_owner o"
                    + " join app_user u on u.id = o.user_id where ";

    private final JdbcClient jdbc;
    private final TeamTransactions transactions;

    PasskeyOwners(JdbcClient jdbc, TeamTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return find("o.handle", handle.toBase64UrlString());
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String email) {
        return find("u.email", email);
    }

    private @Nullable PublicKeyCredentialUserEntity find(String column, String value) {
        return transactions
                .onPlatform(() ->
                        jdbc.sql(SELECT + column + " = :value")
                                .param("value", value)
                                .query((row, number) -> entity(row))
                                .optional())
                .orElse(null);
    }

    private static PublicKeyCredentialUserEntity entity(ResultSet row) throws SQLException {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(Bytes.fromBase64(row.getString("handle")))
                .name(row.getString("email"))
                .displayName(row.getString("display_name"))
                .build();
    }

    /** A person keeps the first number. */
    @Override
    public void save(PublicKeyCredentialUserEntity entity) {
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                insert into passkey_owner (user_id, handle)
                                select id, :handle from app_user where email = :email
                                on conflict (user_id) do nothing
                                """)
                        .param("handle", entity.getId().toBase64UrlString())
                        .param("email", entity.getName())
                        .update());
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("Numbers stay, so that none is given twice");
    }

    /** The person of a number. */
    Optional<UserId> person(Bytes handle) {
        return transactions.onPlatform(() ->
                jdbc.sql("select user_id from passkey_owner where handle = :handle")
                        .param("handle", handle.toBase64UrlString())
                        .query((row, number) -> new UserId(row.getObject("user_id", UUID.class)))
                        .optional());
    }

    /** The number of a person; empty before the first device. */
    Optional<Bytes> handle(UserId user) {
        return transactions.onPlatform(() ->
                jdbc.sql("select handle from passkey_owner where user_id = :user")
                        .param("user", user.value())
                        .query((row, number) -> Bytes.fromBase64(row.getString("handle")))
                        .optional());
    }
}
