package io.framehouse.access.internal;

import io.framehouse.access.KeyCall;
import io.framehouse.access.KeyCalls;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The last calls of keys: one row a key, which every writing merges into. */
@Repository
class CallRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    CallRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds calls of many keys, in the order of the keys: so that nodes never lock crosswise. */
    void add(List<CallBuffer.Kept> calls) {
        List<CallBuffer.Kept> sorted =
                calls.stream().sorted(Comparator.comparing(kept -> kept.key().toString())).toList();
        jdbc.sql(
                        """
                        insert into key_call_log as kept (team_id, key_id, calls)
                        select given.team_id, given.key_id, given.calls::jsonb
                        from unnest(cast(:teams as uuid[]), cast(:keys as uuid[]),
                            cast(:calls as text[])) with ordinality
                            as given (team_id, key_id, calls, place)
                        order by given.place
                        on conflict (team_id, key_id) do update set calls = (
                            select jsonb_agg(last.call order by last.at desc, last.place)
                            from (
                                select every.call, (every.call ->> 'at')::bigint as at, every.place
                                from jsonb_array_elements(excluded.calls || kept.calls)
                                    with ordinality as every (call, place)
                                order by at desc, every.place
                                limit :most
                            ) last)
                        """)
                .param("teams", texts(sorted, kept -> kept.team().toString()))
                .param("keys", texts(sorted, kept -> kept.key().toString()))
                .param("calls", texts(sorted, CallRows::json))
                .param("most", KeyCalls.MOST)
                .update();
    }

    List<KeyCall> of(TeamId team, KeyId key) {
        return jdbc.sql(
                        "select calls::text from key_call_log"
                                + " where team_id = :team and key_id = :key")
                .param("team", team.value())
                .param("key", key.value())
                .query(String.class)
                .optional()
                .map(CallRows::read)
                .orElse(List.of());
    }

    private static String[] texts(
            List<CallBuffer.Kept> calls, Function<CallBuffer.Kept, String> text) {
        return calls.stream().map(text).toArray(String[]::new);
    }

    private static String json(CallBuffer.Kept kept) {
        ArrayNode list = JSON.createArrayNode();
        kept.calls().descendingIterator().forEachRemaining(call -> list.add(json(call)));
        return list.toString();
    }

    private static ObjectNode json(KeyCall call) {
        ObjectNode node = JSON.createObjectNode();
        node.put("at", call.at().toEpochMilli());
        node.put("method", call.method());
        if (call.route() != null) {
            node.put("route", call.route());
        }
        return node.put("status", call.status());
    }

    private static List<KeyCall> read(String calls) {
        return JSON.readTree(calls).valueStream().map(CallRows::call).toList();
    }

    private static KeyCall call(JsonNode node) {
        return new KeyCall(
                Instant.ofEpochMilli(node.path("at").asLong()),
                node.path("method").asString(),
                node.has("route") ? node.path("route").asString() : null,
                node.path("status").asInt());
    }
}
