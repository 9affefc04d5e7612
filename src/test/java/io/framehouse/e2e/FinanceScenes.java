package io.framehouse.e2e;

import io.framehouse.TestDatabases;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What finance sees at the end of a month, put into the database where no person could wait. */
final class FinanceScenes {
    private static final String HOUSE = "00000000-0000-0000-0000-000000000000";

    private final DataSource database;

    FinanceScenes(DataSource database) {
        this.database = database;
    }

    private interface Work<T> {
        T run(Statement statement) throws SQLException;
    }

    private <T> T with(Work<T> work) {
        try (Connection ours = database.getConnection();
                Connection connection = TestDatabases.superuser(ours.getMetaData().getURL());
                Statement statement = connection.createStatement()) {
            return work.run(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Meanwhile nobody may read the table, as if the database were in trouble. */
    void refusing(String table, Runnable steps) {
        String roles = "framehouse_team, framehouse_platform";
        with(statement -> statement.execute("revoke select on %s from %s".formatted(table, roles)));
        try {
            steps.run();
        } finally {
            with(statement ->
                    statement.execute("grant select on %s to %s".formatted(table, roles)));
        }
    }

    /** A third of the lines to each of two centres, the others to none. */
    void costCenters() {
        with(statement -> {
            statement.execute(
                    """
                    update usage_record set cost_center = case abs(hashtext(job_id::text)) % 3
                        when 0 then 'CC-1200 Brand films' when 1 then 'CC-1310 Social' end
                    """);
            HouseStory.sumsAreMadeAnew(statement);
            return true;
        });
    }

    /** A job of a month whose cost can be set right. */
    String jobOf(String month) {
        return with(statement -> {
            ResultSet row =
                    statement.executeQuery(
                            "select job_id from usage_record where book_month = '%s-01' limit 1"
                                    .formatted(month));
            row.next();
            return row.getString(1);
        });
    }

    /**
     * A bill of the account with the most lines of the running month: some lines cost more there,
     * some are missing, and some are theirs alone.
     *
     * @return the account's name, then the file
     */
    List<String> bill() {
        return with(statement -> {
            ResultSet row =
                    statement.executeQuery(
                            """
                            select a.name, u.provider_task_id, u.provider_cost_value,
                                to_char(u.settled_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS')
                            from usage_record u
                            join provider_account a on a.id = u.provider_account_id
                            where a.id = (select provider_account_id from usage_record
                                    where settled_at >= date_trunc('month', now())
                                        and provider_cost_value is not null
                                    group by 1 order by count(*) desc limit 1)
                                and u.settled_at >= date_trunc('month', now())
                            order by u.settled_at, u.job_id
                            """);
            StringBuilder file =
                    new StringBuilder(
                            "Consumption of the month\nTask ID;Created at;Credits;Model\n");
            String account = "";
            String at = "";
            for (int i = 0; row.next(); i++) {
                account = row.getString(1);
                at = row.getString(4);
                BigDecimal cost = row.getBigDecimal(3);
                if (i % 5 != 3) {
                    file.append(row.getString(2)).append(';').append(at).append(';');
                    file.append(i % 4 == 1 ? cost.add(new BigDecimal("1.25")) : cost);
                    file.append(";viduq3-pro\n");
                }
            }
            file.append("task-of-nobody-7f31;").append(at).append(";30;viduq3-pro\n");
            file.append(";").append(at).append(";4.5;storage\n");
            file.append("late-one;soon;8;viduq3-pro\n");
            return List.of(account, file.append("Total;;999;\n").toString());
        });
    }

    /** Exports in every state, and schedules with what came of them; over all teams and of one. */
    void exports(String team, String member, String finance) {
        with(statement -> {
            List<String> all = new ArrayList<>(rows("'%s'::uuid".formatted(HOUSE), user(finance)));
            all.addAll(
                    rows("(select id from team where slug = '%s')".formatted(team), user(member)));
            for (String sql : all) {
                statement.execute(sql);
            }
            return true;
        });
    }

    private static String user(String email) {
        return "(select id from app_user where email = '%s')".formatted(email);
    }

    private static List<String> rows(String place, String owner) {
        String order =
                """
                insert into export_order (team_id, id, state, asked_by, user_id, format, first_day,
                    last_day, zone, file_name, lines, written, error, lease_until, created_at)
                values (%s, gen_random_uuid(), '%s', 'Leena V.', %s, '%s', '2026-%s-01', '2026-%s-28',
                    'Europe/Helsinki', 'usage_%s_2026-%s-01_2026-%s-28.%s', 48210, %d, %s, %s,
                    now() - interval '%d hours')
                """;
        List<String> all = new ArrayList<>();
        all.add(
                order.formatted(
                        place,
                        "running",
                        owner,
                        "xlsx",
                        "08",
                        "08",
                        "a-team-with-a-long-name",
                        "08",
                        "08",
                        "xlsx",
                        31_340,
                        "null",
                        "now() + interval '1 day'",
                        1));
        all.add(
                order.formatted(
                        place,
                        "failed",
                        owner,
                        "csv",
                        "07",
                        "07",
                        "all",
                        "07",
                        "07",
                        "csv",
                        0,
                        "'The storage did not take the file. Ask for the export again.'",
                        "null",
                        5));
        all.add(
                order.formatted(
                        place, "expired", owner, "focus", "06", "06", "all", "06", "06", "csv",
                        48_210, "null", "null", 400));
        String schedule =
                """
                insert into export_schedule (team_id, id, frequency, format, people, webhook,
                    asked_by, user_id, state, stopped_why, zone, next_day, due_at, try_at,
                    created_at)
                values (%s, gen_random_uuid(), '%s', '%s', array[%s], false, 'Leena V.', %s, '%s',
                    %s, 'Europe/Helsinki', date_trunc('month', now()), now() + interval '9 days',
                    now() + interval '9 days', now() - interval '%d days')
                """;
        all.add(schedule.formatted(place, "monthly", "xlsx", owner, owner, "active", "null", 90));
        all.add(
                schedule.formatted(
                        place,
                        "weekly",
                        "csv",
                        owner,
                        owner,
                        "stopped",
                        "'Leena V. may no longer see the usage.'",
                        60));
        String delivery =
                """
                insert into export_delivery (team_id, id, schedule_id, first_day, last_day, state,
                    sends, error, created_at, sent_at)
                select s.team_id, gen_random_uuid(), s.id, '2026-%1$s-01', '2026-%1$s-28', %2$s, now(),
                    %3$s
                from export_schedule s where s.team_id = %4$s and s.frequency = 'monthly'
                    and s.created_at < now() - interval '80 days'
                """;
        all.add(delivery.formatted("10", "'sent', 1, null", "now()", place));
        all.add(
                delivery.formatted(
                        "09", "'failed', 0, 'The storage did not take the file.'", "null", place));
        return all;
    }
}
