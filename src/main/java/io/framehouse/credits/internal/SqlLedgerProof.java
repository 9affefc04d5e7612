package io.framehouse.credits.internal;

import io.framehouse.credits.LedgerProof;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.HashJoins;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.Wire;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Runs each check as one statement, so that each sees one moment of the database and a job that
 * ends meanwhile is no finding. Reads the tables of jobs, writes nothing.
 *
 * <p>A check reads whole tables, so the one good way to join them is by hash, each side once. The
 * planner may believe that a table is small because nobody has counted it since; then it would
 * compare each row with each. So the other ways are switched off for the transaction.
 */
@Service
final class SqlLedgerProof implements LedgerProof {
    private static final int MOST_ITEMS = 100;
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final JdbcClient jdbc;

    SqlLedgerProof(CurrentActor currentActor, TeamTransactions transactions, JdbcClient jdbc) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Override
    public List<Finding> check() {
        currentActor.requirePlatform(Action.VIEW_PROOF);
        return Arrays.stream(ProofQuery.values())
                .map(query -> transactions.onPlatform(() -> run(query)))
                .toList();
    }

    private Finding run(ProofQuery query) {
        long began = System.nanoTime();
        jdbc.sql(HashJoins.ALONE).query((row, number) -> true).single();
        List<Offender> offenders =
                jdbc.sql(
                                "select o.item, count(*) over () as total from ("
                                        + query.sql()
                                        + ") o order by o.item limit :most")
                        .param("most", MOST_ITEMS)
                        .query((row, number) ->
                                new Offender(row.getString("item"), row.getLong("total")))
                        .list();
        return new Finding(
                Wire.of(query),
                query.title(),
                offenders.isEmpty() ? 0 : offenders.getFirst().total(),
                offenders.stream().map(Offender::item).toList(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }

    private record Offender(String item, long total) {}
}
