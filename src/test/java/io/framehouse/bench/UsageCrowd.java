package io.framehouse.bench;

import io.framehouse.shared.TeamId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Two years of usage of fifty teams, made by the database: settled jobs of eight people and three
 * keys with five models, and to each hundred of them two refunds and five jobs that failed.
 */
final class UsageCrowd {
    static final int TEAMS = 50;
    static final int MONTHS = 24;

    private static final List<String> HOUSE =
            List.of(
                    """
                    insert into provider_account (id, name, dialect, base_url, auth_scheme,
                        api_key_cipher, api_key_last4, models, max_concurrent,
                        requests_per_minute)
                    select md5('account ' || n)::uuid, 'Account ' || n, 'vidu', 'https://a.example',
                        'token', '', '0000', '{*}', 1, 1
                    from generate_series(1, 3) n
                    """,
                    """
                    insert into app_user (id, email, display_name, password_hash)
                    select md5('person ' || n)::uuid, 'p' || n || '@a.example', 'Person ' || n, '-'
                    from generate_series(0, 8 * 50 - 1) n
                    """,
                    """
                    insert into team (id, slug, name, time_zone)
                    select md5('team ' || n)::uuid, 'usage' || n, 'Team ' || n, 'Europe/Helsinki'
                    from generate_series(0, 49) n
                    """,
                    """
                    insert into api_key (team_id, id, public_id, secret_hash, name, scopes,
                        created_by)
                    select md5('team ' || n)::uuid, md5('key ' || n || ' ' || k)::uuid,
                        'usage' || n || 'k' || k, '', 'Key ' || k, '{jobs:write}', 'bench'
                    from generate_series(0, 49) n, generate_series(0, 2) k
                    """);

    /** The person decides on the cost centre, the model on the account, as in a house. */
    private static final String LINES =
            """
            insert into usage_record (team_id, job_id, transfer_id, model, user_id, key_id,
                cost_center, labels, provider_account_id, provider_task_id, provider_cost_value,
                provider_cost_unit, quote_micros, settled_micros, price_version, duration_seconds,
                resolution, off_peak, submitted_at, settled_at, book_month)
            select md5('team ' || :team)::uuid, l.id, l.id, 'model' || l.model,
                case when l.who < 8 then md5('person ' || :team * 8 + l.who)::uuid end,
                case when l.who >= 8 then md5('key ' || :team || ' ' || l.who - 8)::uuid end,
                'center' || l.who % 4,
                case when l.n % 3 = 0 then array['label' || l.n % 20] else '{}' end,
                md5('account ' || 1 + l.model % 3)::uuid, 'task-' || :team || '-' || l.n,
                l.seconds * 1.25, case when l.model = 4 then 'USD' else 'credits' end,
                l.seconds * 9000000, l.seconds * 9000000, 1, l.seconds,
                case when l.model % 2 = 0 then '720p' else '1080p' end, l.n % 10 = 0,
                l.at - interval '2 minutes', l.at, date_trunc('month', l.at at time zone 'UTC')::date
            from (
                select n, md5(:team || ' line ' || n)::uuid as id, (n * 7 / 3) % 5 as model,
                    (n * 13 / 7) % 11 as who, 2 + n % 7 as seconds,
                    timestamptz '2024-11-01 00:00:00Z' + n * (interval '730 days' / :lines) as at
                from generate_series(0, :lines - 1) n
            ) l
            """;

    private static final String REFUNDS =
            """
            insert into credit_transfer (team_id, id, kind, amount_micros, job_id, actor, reason,
                booked_at, book_month, line, corrects_transfer_id, corrects_month)
            select team_id, md5('refund ' || job_id)::uuid, 'refund', settled_micros / 2, job_id,
                'bench', 'bench', settled_at + interval '1 hour',
                date_trunc('month', (settled_at + interval '1 hour') at time zone 'UTC')::date,
                jsonb_build_object('model', model, 'user_id', user_id, 'key_id', key_id,
                    'cost_center', cost_center, 'labels', labels, 'provider_account_id',
                    provider_account_id, 'provider_task_id', provider_task_id, 'price_version', 1,
                    'resolution', resolution, 'off_peak', off_peak, 'submitted_at', submitted_at),
                transfer_id, book_month
            from usage_record where team_id = md5('team ' || :team)::uuid
                and right(provider_task_id, 2) in ('13', '57')
            """;

    private static final String ENDED =
            """
            insert into usage_ended (team_id, job_id, kind, at, model, user_id, key_id,
                provider_account_id, cost_center, resolution, off_peak, labels)
            select team_id, md5('ended ' || job_id)::uuid, 'failed', settled_at, model, user_id,
                key_id, provider_account_id, cost_center, resolution, off_peak, labels
            from usage_record where team_id = md5('team ' || :team)::uuid
                and right(provider_task_id, 2) in ('03', '23', '43', '63', '83')
            """;

    private UsageCrowd() {}

    static TeamId team(int number) {
        return new TeamId(
                UUID.fromString(
                        hex("team " + number)
                                .replaceFirst(
                                        "(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")));
    }

    /** As they were before sums were kept: no line notes itself. */
    static void make(Connection superuser, int linesOfATeam) throws SQLException {
        run(superuser, "set session_replication_role = replica");
        noted(superuser, false);
        for (String sql : HOUSE) {
            run(superuser, sql);
        }
        for (int team = 0; team < TEAMS; team++) {
            for (String sql : List.of(LINES, REFUNDS, ENDED)) {
                run(
                        superuser,
                        sql.replace(":team", "(" + team + ")")
                                .replace(":lines", Integer.toString(linesOfATeam)));
            }
        }
        noted(superuser, true);
    }

    /** Whether lines note themselves. */
    static void noted(Connection superuser, boolean always) throws SQLException {
        String how = always ? "enable always" : "disable";
        run(superuser, "alter table usage_record " + how + " trigger usage_record_noted");
        run(superuser, "alter table credit_transfer " + how + " trigger credit_transfer_noted");
    }

    static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private static String hex(String text) {
        try {
            byte[] hash =
                    java.security.MessageDigest.getInstance("MD5")
                            .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return java.util.HexFormat.of().formatHex(hash);
        } catch (java.security.NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
