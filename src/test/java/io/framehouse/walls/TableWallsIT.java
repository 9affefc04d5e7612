package io.framehouse.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What the database itself says of the walls between teams, read from its catalogue alone. A new
 * table, view, function or column that is not fenced fails here before anybody uses it.
 */
class TableWallsIT {
    private static final String OF_THE_TEAM =
            "%s = (NULLIF(current_setting('app.team'::text, true), ''::text))::uuid";

    /** Tables without a team that a team's transaction may touch, and why that tells it nothing. */
    private static final Map<String, String> WITHOUT_A_TEAM =
            Map.of(
                    "price_version: SELECT", "prices are the same for all",
                    "conversion_rate: SELECT", "rates are the same for all",
                    "scheduled_tasks: SELECT, INSERT, UPDATE, DELETE",
                            "work is asked for in the transaction that needs it; ids only",
                    "event_publication: SELECT, INSERT, UPDATE, DELETE",
                            "events are published in the transaction of the change; no secrets",
                    "book_month: SELECT", "which months are closed; one column",
                    "notice_email: INSERT", "adds a mail beside its notice and reads none",
                    "app_user: SELECT", "four columns, of the people it knows; see PeopleWallIT");

    /** Columns that name a row and have no foreign key. */
    private static final Map<String, String> WITHOUT_A_FOREIGN_KEY =
            Map.ofEntries(
                    Map.entry("audit_entry.team_id", "the trail outlives what it tells of"),
                    Map.entry("audit_entry.actor_id", "a person, a key or nobody; see its kind"),
                    Map.entry("audit_seal.team_id", "the trail outlives what it tells of"),
                    Map.entry("audit_seal.entry_id", "the proof finds one that is gone"),
                    Map.entry("audit_seal.key_id", "keys have no team"),
                    Map.entry("data_key.team_id", "made beside a caller who may lock the team"),
                    Map.entry("job_event.team_id", "append-only, written in the job's transaction"),
                    Map.entry("job_event.job_id", "append-only, written in the job's transaction"),
                    Map.entry("webhook_attempt.team_id", "kept longer than its message"),
                    Map.entry("webhook_attempt.message_id", "kept longer than its message"),
                    Map.entry("credit_transfer.hold_id", "the proof compares it; holds come after"),
                    Map.entry("credit_transfer.job_id", "holds are booked before their job is"),
                    Map.entry("credit_hold.job_id", "holds are booked before their job is"),
                    Map.entry("credit_hold.member_id", "a past member's holds stay"),
                    Map.entry("credit_hold.key_id", "compared with budgets only; never joined"),
                    Map.entry("budget.subject_id", "a member or a key, by scope"),
                    Map.entry("budget_alert.budget_id", "that of its window, kept for reading"),
                    Map.entry("credit_transfer.corrects_transfer_id", "set by the table itself"),
                    Map.entry("book_statement.team_id", "a close waits for no lock of a team"),
                    Map.entry("book_name.team_id", "a close waits for no lock of a team"),
                    Map.entry("stored_blob.team_id", "a team or the house; a trigger looks"),
                    Map.entry("storage_use.team_id", "a team or the house; a trigger looks"),
                    Map.entry("blob_removal.team_id", "a team or the house; a trigger looks"),
                    Map.entry("export_order.team_id", "a team or the house; a trigger looks"),
                    Map.entry("export_order.key_id", "a key of the team or of the platform"),
                    Map.entry("export_schedule.team_id", "a team or the house; a trigger looks"),
                    Map.entry("export_schedule.key_id", "a key of the team or of the platform"),
                    Map.entry("export_schedule.people", "whoever has left is passed by"),
                    Map.entry("usage_record.user_id", "the books stay whoever goes"),
                    Map.entry("usage_record.key_id", "that of its job, which has the foreign key"),
                    Map.entry("usage_record.provider_account_id", "that of its job"),
                    Map.entry("usage_ended.team_id", "append-only, written with its job's end"),
                    Map.entry("usage_ended.job_id", "append-only, written with its job's end"),
                    Map.entry("usage_pending.team_id", "that of its line"),
                    Map.entry("usage_rollup.team_id", "sums hold no lock of a team"),
                    Map.entry("usage_rollup_day.team_id", "sums hold no lock of a team"),
                    Map.entry("usage_rollup_day.provider_account_id", "that of its jobs"),
                    Map.entry("usage_rollup_monthly.team_id", "sums hold no lock of a team"),
                    Map.entry("usage_rollup_monthly.user_id", "the books stay whoever goes"),
                    Map.entry("usage_rollup_monthly.key_id", "that of its job"),
                    Map.entry("usage_rollup_monthly.provider_account_id", "that of its job"),
                    Map.entry("usage_rollup_state.team_id", "sums hold no lock of a team"),
                    Map.entry("usage_ended.user_id", "the books stay whoever goes"),
                    Map.entry("usage_ended.key_id", "that of its job"),
                    Map.entry("usage_ended.provider_account_id", "that of its job"),
                    Map.entry("usage_pending.user_id", "the books stay whoever goes"),
                    Map.entry("usage_pending.key_id", "that of its job"),
                    Map.entry("usage_pending.provider_account_id", "that of its job"),
                    Map.entry("usage_rollup.user_id", "the books stay whoever goes"),
                    Map.entry("usage_rollup.key_id", "that of its job"),
                    Map.entry("usage_rollup.provider_account_id", "that of its job"),
                    Map.entry("notice_lost_job.job_id", "a count's memory; gone within the hour"),
                    Map.entry("caller_callback.job_id", "promised before its job is there"),
                    Map.entry("gallery_item.person_id", "copied from its job, which keeps it"),
                    Map.entry("gallery_item.key_id", "copied from its job, which keeps it"),
                    Map.entry("gallery_item.batch_id", "names no row, as in job_batch"),
                    Map.entry("job_batch.job_id", "drawn before its job is there"),
                    Map.entry("gallery_download.items", "an hour's list, looked up when fetched"),
                    Map.entry("job_batch.of_job", "jobs stay; the writer has just read it"),
                    Map.entry("job_batch.batch_id", "names no row: what was asked for at once"),
                    Map.entry("job.attempt_id", "names no row: one try at a provider"),
                    Map.entry("job.tried_accounts", "accounts have no team"),
                    Map.entry("job_watch.account_id", "accounts have no team"),
                    Map.entry("job_watch.attempt_id", "names no row: one try at a provider"),
                    Map.entry("job_watch.lease_token", "names no row: who looks at it"),
                    Map.entry("job_evidence.named_attempt_id", "names no row: what was claimed"),
                    Map.entry("caller_callback.lease_token", "names no row: who sends it"));

    @Test
    void everyTeamTableHasForcedRowLevelSecurity() {
        assertThat(teamTables()).hasSizeGreaterThan(40).contains("team", "job", "audit_entry");
        assertThat(
                        WallsDatabase.ofTeamTables(
                                """
                                select t.name from team_table t join pg_class c using (oid)
                                where not (c.relrowsecurity and c.relforcerowsecurity)
                                """))
                .isEmpty();
    }

    @Test
    void everyTeamTableHasTheTwoPoliciesAndNoOther() {
        for (String table : teamTables()) {
            String rule =
                    "(" + OF_THE_TEAM.formatted(table.equals("team") ? "id" : "team_id") + ")";
            // A team is never made or renumbered by a team, so its rule for new rows is the same.
            String check = table.equals("team") ? "the same" : rule;
            assertThat(policies(table))
                    .as("policies of %s; make them by protect_team_rows", table)
                    .containsExactlyInAnyOrder(
                            "framehouse_team may * where " + rule + " and write " + check,
                            "framehouse_platform may * where true and write true");
        }
    }

    private static List<String> teamTables() {
        return WallsDatabase.ofTeamTables("select name from team_table order by name");
    }

    private static List<String> policies(String table) {
        return WallsDatabase.names(
                """
                select (select string_agg(rolname, ', ' order by rolname) from pg_roles
                        where oid = any (polroles))
                    || ' may ' || polcmd::text || case when polpermissive then '' else ' restrictive' end
                    || ' where ' || pg_get_expr(polqual, polrelid)
                    || ' and write ' || coalesce(pg_get_expr(polwithcheck, polrelid), 'the same')
                from pg_policy where polrelid = '%s'::regclass
                """
                        .formatted(table));
    }

    @Test
    void partitionsAreReachedThroughTheirTableOnly() {
        assertThat(
                        WallsDatabase.ofTeamTables(
                                """
                                select t.name from team_table t where t.is_partition
                                """))
                .hasSizeGreaterThan(10);
        assertThat(
                        WallsDatabase.ofTeamTables(
                                """
                                select t.name || ' to ' || r.rolname from team_table t
                                cross join pg_roles r
                                where t.is_partition and r.rolname like 'framehouse\\_%'
                                  and r.rolname <> 'framehouse_owner'
                                  and has_table_privilege(r.oid, t.oid,
                                      'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER')
                                """))
                .isEmpty();
    }

    @Test
    void theLoginRoleReachesNoTeamTableByItself() {
        assertThat(granted("framehouse_app"))
                .containsExactlyInAnyOrder(
                        "scheduled_tasks: SELECT, INSERT, UPDATE, DELETE",
                        "event_publication: SELECT, INSERT, UPDATE, DELETE");
    }

    @Test
    void ofTheTablesWithoutATeamATeamReachesTheListedOnly() {
        List<String> teams = teamTables();
        assertThat(granted("framehouse_team"))
                .filteredOn(grant -> !teams.contains(grant.substring(0, grant.indexOf(':'))))
                .as("tables without a team that a team may touch; give each a reason here")
                .containsExactlyInAnyOrderElementsOf(WITHOUT_A_TEAM.keySet());
    }

    /** Each table that a role may touch, if only in some columns, with what it may do there. */
    private static List<String> granted(String role) {
        return WallsDatabase.names(
                """
                select c.relname || ': ' || string_agg(p.name, ', ' order by p.place)
                from pg_class c
                cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE',
                    'REFERENCES', 'TRIGGER']) with ordinality as p (name, place)
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                  and case when p.name in ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')
                      then has_any_column_privilege('%1$s', c.oid, p.name)
                      else has_table_privilege('%1$s', c.oid, p.name) end
                group by c.relname
                """
                        .formatted(role));
    }

    @Test
    void nothingIsGrantedToEverybody() {
        assertThat(
                        WallsDatabase.names(
                                """
                                select c.relname || ': ' || a.privilege_type
                                from pg_class c cross join aclexplode(c.relacl) a
                                where c.relnamespace = 'public'::regnamespace and a.grantee = 0
                                """))
                .isEmpty();
    }

    @Test
    void everyViewRunsWithTheRightsOfWhoeverAsks() {
        assertThat(
                        WallsDatabase.names(
                                """
                                select relname from pg_class
                                where relnamespace = 'public'::regnamespace
                                  and (relkind = 'm' or relkind = 'v'
                                      and not coalesce('security_invoker=true' = any (reloptions),
                                          false))
                                """))
                .isEmpty();
    }

    @Test
    void noFunctionLendsATeamTheRightsOfTheOwner() {
        assertThat(lending("framehouse_team")).isEmpty();
        assertThat(lending("framehouse_app")).isEmpty();
        // Partitions are made by the owner of the table; it takes a name and a number, no rows.
        assertThat(lending("framehouse_platform")).containsExactly("make_month_partitions");
    }

    private static List<String> lending(String role) {
        return WallsDatabase.names(
                """
                select proname from pg_proc where pronamespace = 'public'::regnamespace
                and prosecdef and has_function_privilege('%s', oid, 'EXECUTE')
                """
                        .formatted(role));
    }

    @Test
    void noRoleMakesAnythingInTheSchema() {
        assertThat(
                        WallsDatabase.names(
                                """
                                select rolname from pg_roles where rolname like 'framehouse\\_%'
                                  and has_schema_privilege(oid, 'public', 'CREATE')
                                """))
                .containsExactly("framehouse_owner");
    }

    @Test
    void theRolesOwnNothingAndSeeThroughNothing() {
        assertThat(
                        WallsDatabase.names(
                                """
                                select rolname from pg_roles where rolname in ('framehouse_app',
                                    'framehouse_team', 'framehouse_platform')
                                  and not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
                                      or rolreplication)
                                """))
                .containsExactlyInAnyOrder(
                        "framehouse_app", "framehouse_team", "framehouse_platform");
        assertThat(
                        WallsDatabase.names(
                                """
                                select r.rolname || ' owns ' || d.classid::regclass || ' ' || d.objid
                                from pg_shdepend d join pg_roles r on r.oid = d.refobjid
                                where d.deptype = 'o' and d.refclassid = 'pg_authid'::regclass
                                  and r.rolname in ('framehouse_app', 'framehouse_team',
                                      'framehouse_platform')
                                """))
                .isEmpty();
        assertThat(
                        WallsDatabase.names(
                                """
                                select m.rolname || ' of ' || r.rolname
                                    || case when a.inherit_option then ' inherits' else '' end
                                    || case when a.admin_option then ' admin' else '' end
                                from pg_auth_members a
                                join pg_roles m on m.oid = a.member join pg_roles r on r.oid = a.roleid
                                where m.rolname in ('framehouse_app', 'framehouse_team',
                                    'framehouse_platform')
                                """))
                .containsExactlyInAnyOrder(
                        "framehouse_app of framehouse_team",
                        "framehouse_app of framehouse_platform");
    }

    @Test
    void everyForeignKeyBetweenTeamTablesNamesTheTeam() {
        assertThat(foreignKeys("s.oid in (select oid from team_table)", "")).hasSizeGreaterThan(30);
        assertThat(
                        foreignKeys(
                                "s.oid in (select oid from team_table)",
                                """
                                and not exists (select from unnest(f.conkey, f.confkey) as k (own, theirs)
                                    join pg_attribute a on a.attrelid = s.oid and a.attnum = k.own
                                    join pg_attribute b on b.attrelid = t.oid and b.attnum = k.theirs
                                    where a.attname = 'team_id' and b.attname = t.key)
                                """))
                .as("foreign keys that could name another team's row; add the team to them")
                .isEmpty();
    }

    @Test
    void tablesWithoutATeamNameRowsOfTeamsWhereListedOnly() {
        assertThat(foreignKeys("s.oid not in (select oid from team_table)", ""))
                // A mail is written with its notice, and read by the platform's own work only.
                .containsExactly("notice_email.notice_email_notice_id_fkey");
    }

    /** Foreign keys to tables of teams, those of partitions left out. */
    private static List<String> foreignKeys(String from, String and) {
        return WallsDatabase.ofTeamTables(
                """
                select s.relname || '.' || f.conname from pg_constraint f
                join pg_class s on s.oid = f.conrelid
                join team_table t on t.oid = f.confrelid
                where f.contype = 'f' and f.conparentid = 0 and %s %s
                """
                        .formatted(from, and));
    }

    @Test
    void everyColumnThatNamesARowHasAForeignKeyOrAReason() {
        assertThat(
                        WallsDatabase.ofTeamTables(
                                """
                                select t.name || '.' || a.attname from team_table t
                                join pg_attribute a on a.attrelid = t.oid
                                where not t.is_partition and a.attnum > 0 and not a.attisdropped
                                  and a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype)
                                  and a.attname <> 'id'
                                  and not exists (select from pg_constraint f
                                      where f.contype = 'f' and f.conrelid = t.oid
                                        and a.attnum = any (f.conkey))
                                """))
                .as("columns without a foreign key; add a composite one, or a reason here")
                .containsExactlyInAnyOrderElementsOf(WITHOUT_A_FOREIGN_KEY.keySet());
    }
}
