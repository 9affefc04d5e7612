package io.framehouse.reports.internal;

import static java.time.ZoneOffset.UTC;

import io.framehouse.reports.Proof.Invariant;
import io.framehouse.reports.Proof.Run;
import io.framehouse.reports.ProviderCheck;
import io.framehouse.shared.Cursor;
import io.framehouse.shared.Ids;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stored runs. The first versions stored the list of checks alone; those stay readable. */
@Repository
class ProofRuns {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private final JdbcClient jdbc;

    ProofRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a row's {@code result} holds. */
    private record Result(List<Invariant> invariants, @Nullable List<ProviderCheck> providers) {}

    Run insert(Run run) {
        UUID id = Ids.next();
        jdbc.sql(
                        """
                        insert into proof_run (id, as_of, ok, result, run_by)
                        values (:id, :asOf, :ok, :result::jsonb, :by)
                        """)
                .param("id", id)
                .param("asOf", run.asOf().atOffset(UTC))
                .param("ok", run.ok())
                .param(
                        "result",
                        JSON.writeValueAsString(new Result(run.invariants(), run.providers())))
                .param("by", run.runBy())
                .update();
        return new Run(id, run.asOf(), run.ok(), run.invariants(), run.providers(), run.runBy());
    }

    Optional<Run> last() {
        return jdbc.sql("select * from proof_run order by as_of desc, id desc limit 1")
                .query(ProofRuns::run)
                .optional();
    }

    Optional<Run> find(UUID id) {
        return jdbc.sql("select * from proof_run where id = :id")
                .param("id", id)
                .query(ProofRuns::run)
                .optional();
    }

    Page<Run> page(PageRequest page) {
        Optional<Cursor> after = Cursor.decode(page.cursor());
        List<Run> rows =
                jdbc.sql(
                                """
                                select * from proof_run
                                where cast(:at as timestamptz) is null or (as_of, id) < (:at, :id)
                                order by as_of desc, id desc limit :limit
                                """)
                        .param("at", after.map(one -> one.at().atOffset(UTC)).orElse(null))
                        .param("id", after.map(Cursor::id).orElse(null))
                        .param("limit", page.limit() + 1)
                        .query(ProofRuns::run)
                        .list();
        return Page.of(
                rows,
                page.limit(),
                run -> new Cursor(run.asOf(), Objects.requireNonNull(run.id())).encode());
    }

    /** Runs that found something, oldest first. */
    List<Run> failed(Instant from, Instant to) {
        return jdbc.sql(
                        """
                        select * from proof_run where not ok and as_of >= :from and as_of < :to
                        order by as_of, id
                        """)
                .param("from", from.atOffset(UTC))
                .param("to", to.atOffset(UTC))
                .query(ProofRuns::run)
                .list();
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        Result result = read(row.getString("result"));
        return new Run(
                row.getObject("id", UUID.class),
                row.getObject("as_of", OffsetDateTime.class).toInstant(),
                row.getBoolean("ok"),
                result.invariants(),
                Objects.requireNonNullElse(result.providers(), List.of()),
                row.getString("run_by"));
    }

    private static Result read(String stored) {
        JsonNode node = JSON.readTree(stored);
        return node.isArray()
                ? new Result(List.of(JSON.treeToValue(node, Invariant[].class)), List.of())
                : JSON.treeToValue(node, Result.class);
    }
}
