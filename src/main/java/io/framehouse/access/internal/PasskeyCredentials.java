package io.framehouse.access.internal;

import io.framehouse.shared.TeamTransactions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/** Spring Security's own table of devices, in the platform's transactions. */
@Repository
class PasskeyCredentials implements UserCredentialRepository {
    private final JdbcUserCredentialRepository rows;
    private final TeamTransactions transactions;

    PasskeyCredentials(JdbcOperations jdbc, TeamTransactions transactions) {
        this.rows = new JdbcUserCredentialRepository(jdbc);
        this.transactions = transactions;
    }

    @Override
    public void delete(Bytes id) {
        transactions.runOnPlatform(() -> rows.delete(id));
    }

    @Override
    public void save(CredentialRecord device) {
        transactions.runOnPlatform(() -> rows.save(device));
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return transactions.onPlatform(() -> rows.findByCredentialId(id));
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return transactions.onPlatform(() -> rows.findByUserId(handle));
    }
}
