package io.framehouse.gallery;

import io.framehouse.shared.TeamId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * Many videos made by the database itself: jobs, copies, items, words and labels, without bytes.
 * Words are as frequent as in a language, {@code word1} most.
 */
public final class GalleryCrowd {
    private static final String AT =
            "timestamptz '2026-11-20 12:00:00Z' - n * interval '41 seconds'";

    /** The same number for the same row and purpose, from 0 up to 1. */
    private static final String CHANCE = "((hashint8extended(n, %d) & 1048575) / 1048576.0)";

    private GalleryCrowd() {}

    public static TeamId team(int number) {
        return new TeamId(
                UUID.nameUUIDFromBytes(("crowd" + number).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Makes a team and its videos.
     *
     * @param superuser a connection that no wall and no trigger stops
     */
    public static void make(Connection superuser, int number, int videos) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
        }
        run(
                superuser,
                number,
                "insert into team (id, slug, name, time_zone)"
                        + " values (:team, 'crowd"
                        + number
                        + "', 'Crowd', 'Europe/Helsinki')");
        run(superuser, number, made("job", JOBS, videos));
        run(superuser, number, made("asset", VIDEOS, videos));
        run(superuser, number, made("asset", COVERS, videos));
        // Without numbers of what is new, the joins below would take the wrong way through it.
        run(superuser, number, "analyze job, asset");
        run(superuser, number, ITEMS);
        run(superuser, number, "analyze gallery_item");
        run(superuser, number, TERMS);
        run(superuser, number, LABELS);
        run(superuser, number, LABEL_TERMS);
        try (Statement statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = default");
        }
    }

    private static String made(String table, String select, int videos) {
        return "insert into "
                + table
                + " "
                + select.formatted(AT, videos)
                        .replace("{a}", CHANCE.formatted(1))
                        .replace("{b}", CHANCE.formatted(2))
                        .replace("{c}", CHANCE.formatted(3));
    }

    private static void run(Connection connection, int team, String sql) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        sql.replace(":team", "'" + team(team).value() + "'::uuid"))) {
            statement.executeUpdate();
        }
    }

    /** Ids of which a later one is greater, as those of the application. */
    private static final String ID =
            """
            (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0')
                || '7%1$s' || substr(md5(n::text), 1, 2) || '8' || substr(md5(n::text), 4, 15))::uuid\
            """;

    private static final String JOBS =
            """
            (team_id, id, model, state, parameters, prompt, submitter, cost_center, quote_micros,
                quote_lines, price_version, settlement, settled_micros, created_at, updated_at,
                finished_at)
            select :team,\
            """
                    + ID.formatted("0")
                    + """
                    , 'model' || floor(8 * {a} * {a}), 'succeeded',
                        jsonb_build_object('resolution', (array['540p', '720p', '1080p'])[1 + n %% 3],
                            'aspect_ratio', (array['16:9', '9:16', '1:1'])[1 + (n / 7) %% 3], 'seed', n),
                        (select string_agg('word' || floor(1 + 4000 * r * r * r), ' ') from (
                            select (hashint8extended(n, 100 + k) & 1048575) / 1048576.0 as r
                            from generate_series(1, 12) k) chances),
                        'Aino K.', 'center' || n %% 5, 1000000, '[]', 1, 'quoted',
                        (1 + floor(500 * {b}))::bigint * 100000, at, at, at
                    from (select n, %1$s as at from generate_series(1, %2$d) n) rows
                    """;

    private static final String VIDEOS =
            """
            (team_id, id, job_id, kind, state, blob_key, content_type, bytes, width, height,
                duration_ms, sound, created_at, ready_at)
            select :team,\
            """
                    + ID.formatted("1")
                    + ", "
                    + ID.formatted("0")
                    + """
                    , 'video', case when {c} > 0.03 then 'ready' else 'failed' end, 'v' || n, 'video/mp4',
                        1000000, 1280, 720, case when {c} > 0.03 then 1000 * (2 + n %% 9) end, true, at, at
                    from (select n, %1$s as at from generate_series(1, %2$d) n) rows
                    """;

    private static final String COVERS =
            """
            (team_id, id, job_id, kind, state, blob_key, content_type, bytes, width, height,
                created_at, ready_at)
            select :team,\
            """
                    + ID.formatted("2")
                    + ", "
                    + ID.formatted("0")
                    + """
                    , 'cover', 'ready', 'c' || n, 'image/jpeg', 40000, 1280, 720, at, at
                    from (select n, %1$s as at from generate_series(1, %2$d) n) rows
                    """;

    private static final String ITEMS =
            """
            insert into gallery_item (team_id, id, job_id, model, submitter, cost_center,
                resolution, aspect, seed, duration_ms, cost_micros, state, sound, rating, at)
            select a.team_id, a.id, a.job_id, j.model, j.submitter, j.cost_center,
                j.parameters ->> 'resolution', j.parameters ->> 'aspect_ratio',
                (j.parameters ->> 'seed')::bigint, coalesce(a.duration_ms, 0), j.settled_micros,
                a.state, a.sound, greatest(0, (j.parameters ->> 'seed')::int % 23 - 17), a.created_at
            from asset a join job j on j.team_id = a.team_id and j.id = a.job_id
            where a.team_id = :team and a.kind = 'video'
            """;

    private static final String TERMS =
            """
            insert into gallery_term (team_id, term, at, item_id)
            select i.team_id, 'w:' || w.word, i.at, i.id
            from gallery_item i join job j on j.team_id = i.team_id and j.id = i.job_id,
                unnest(gallery_terms(j.prompt)) as w (word)
            where i.team_id = :team
            """;

    private static final String LABELS =
            """
            insert into gallery_label (team_id, item_id, label, by, at)
            select i.team_id, i.id, case when i.seed % 10 = 0 then 'rare' else 'usual' end,
                i.submitter, i.at
            from gallery_item i where i.team_id = :team and (i.seed % 10 < 5 or i.seed % 100 = 0)
                and (i.seed % 10 <> 0 or i.seed % 500 = 0)
            """;

    private static final String LABEL_TERMS =
            """
            insert into gallery_term (team_id, term, at, item_id)
            select l.team_id, 'l:' || l.label, l.at, l.item_id from gallery_label l
            where l.team_id = :team
            """;
}
