package io.framehouse.providers.internal;

import io.framehouse.providers.AccountId;
import io.framehouse.shared.SealedStore;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The keys of provider accounts; those of deleted ones are gone. */
@Repository
class SealedAccountKeys implements SealedStore {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String COLUMN = "api_key_cipher";

    private final JdbcClient jdbc;

    SealedAccountKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "provider keys";
    }

    @Override
    public List<Sealed> after(@Nullable Place after, int rows) {
        return jdbc.sql(
                        """
                        select id, api_key_cipher from provider_account
                        where deleted_at is null and id > :after order by id limit :rows
                        """)
                .param("after", after == null ? BEFORE_ALL : after.id())
                .param("rows", rows)
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Sealed(
                            new Place(null, id),
                            COLUMN,
                            AccountCalls.context(new AccountId(id)),
                            row.getBytes(COLUMN));
                })
                .list();
    }

    /** The version stays, and that the provider accepts it: it is the same key, and no edit. */
    @Override
    public boolean replace(Sealed old, byte[] bytes) {
        return jdbc.sql(
                                """
                                update provider_account set api_key_cipher = :fresh,
                                    accepted_key = case when accepted_key = md5(api_key_cipher)
                                        then md5(cast(:fresh as bytea)) end
                                where id = :id and api_key_cipher = :old and deleted_at is null
                                """)
                        .param("id", old.place().id())
                        .param("old", old.bytes())
                        .param("fresh", bytes)
                        .update()
                == 1;
    }
}
