package io.framehouse.gallery.internal;

import io.framehouse.jobs.ResultCopies;
import io.framehouse.providers.AccountId;
import io.framehouse.shared.TeamTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the copies that may still need the account that made the original. */
@Repository
class CopiesUnderWay implements ResultCopies {
    private final JdbcClient jdbc;
    private final TeamTransactions transactions;

    CopiesUnderWay(JdbcClient jdbc, TeamTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public long copyingFrom(AccountId account) {
        return transactions.onPlatform(() ->
                jdbc.sql(
                                """
                                select count(*) from asset a
                                join job j on j.team_id = a.team_id and j.id = a.job_id
                                where a.state = 'copying' and a.kind <> 'preview'
                                  and j.provider_account_id = :account
                                """)
                        .param("account", account.value())
                        .query(Long.class)
                        .single());
    }
}
