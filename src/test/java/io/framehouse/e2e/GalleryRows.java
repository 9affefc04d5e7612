package io.framehouse.e2e;

import io.framehouse.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Many videos at once, as rows alone: what a story needs of a full wall. They have no ledger, so
 * they have to go before the books are looked at.
 */
final class GalleryRows {
    private static final String MADE_HERE = "Rowena W.";
    private final DataSource database;

    GalleryRows(DataSource database) {
        this.database = database;
    }

    /** Videos without bytes, one an hour, newest first numbered from 1: {@code Row 1}. */
    void withoutBytes(String slug, int count) {
        withoutBytes(slug, 1, count);
    }

    /** The same from one number to another; those below 1 are newer than all others. */
    void withoutBytes(String slug, int first, int last) {
        run(
                """
                create temp table made as
                select n, uuidv7() as job, uuidv7() as video, uuidv7() as cover, uuidv7() as preview,
                    now() - n * interval '1 hour' as at
                from generate_series(%d, %d) as n;
                insert into job (team_id, id, model, state, parameters, prompt, submitter,
                    quote_micros, quote_lines, price_version, settlement, settled_micros,
                    created_at, updated_at, finished_at)
                select t.id, job, 'viduq3-pro', 'succeeded', '{}', 'Row ' || n, '%s', 0, '[]',
                    (select min(id) from price_version), 'quoted', 0, at, at, at
                from made, team t where t.slug = '%s';
                insert into asset (team_id, id, job_id, kind, state, width, height, duration_ms,
                    sound, created_at)
                select t.id, video, job, 'video', 'expired',
                    (array[1280, 720, 1024, 1280, 1680])[1 + abs(n) %% 5],
                    (array[720, 1280, 1024, 720, 720])[1 + abs(n) %% 5], 5000, n %% 2 = 0, at
                from made, team t where t.slug = '%s';
                """
                                .formatted(first, last, MADE_HERE, slug, slug)
                        + ITEMS);
    }

    /** As many again of a video that is there with its bytes; its preview is the video itself. */
    void likeThe(String prompt, int count) {
        run(
                """
                create temp table made as
                select n, uuidv7() as job, uuidv7() as video, uuidv7() as cover, uuidv7() as preview,
                    now() - n * interval '9 hours' as at
                from generate_series(1, %d) as n;
                create temp table base as select * from job where prompt = '%s' limit 1;
                insert into job select copy.* from base, made, jsonb_populate_record(null::job,
                    to_jsonb(base) || jsonb_build_object('id', made.job, 'provider_task_id', null,
                        'prompt', 'Copy ' || n, 'submitter', '%s', 'created_at', at)) as copy;
                insert into asset select copy.* from base, made, asset a,
                    jsonb_populate_record(null::asset, to_jsonb(a) || jsonb_build_object(
                        'id', case a.kind when 'video' then video when 'cover' then cover end,
                        'job_id', made.job, 'created_at', at)) as copy
                where a.job_id = base.id and a.kind in ('video', 'cover');
                insert into asset select copy.* from base, made, asset a,
                    jsonb_populate_record(null::asset, to_jsonb(a) || jsonb_build_object(
                        'id', made.preview, 'kind', 'preview', 'job_id', made.job)) as copy
                where a.job_id = base.id and a.kind = 'video';
                """
                                .formatted(count, prompt, MADE_HERE)
                        + ITEMS);
    }

    /** One video more of each prompt, one an hour, with the bytes of the team's others in turn. */
    void named(String slug, List<String> prompts) {
        run(
                """
                create temp table made as
                select n, prompt, uuidv7() as job, uuidv7() as video, uuidv7() as cover,
                    uuidv7() as preview, now() - n * interval '31 hours' as at
                from unnest(array[%s]) with ordinality as given (prompt, n);
                create temp table base as
                select j.*, row_number() over (order by j.id) - 1 as turn, count(*) over () as all_of
                from job j join team t on t.id = j.team_id where t.slug = '%s' and exists (
                    select from asset a where a.job_id = j.id and a.kind = 'cover'
                        and a.state = 'ready');
                create temp table pair as select made.*, base.id as origin from made
                    join base on base.turn = made.n %% base.all_of;
                insert into job select copy.* from pair join base on base.id = pair.origin,
                    jsonb_populate_record(null::job, to_jsonb(base) || jsonb_build_object(
                        'id', pair.job, 'provider_task_id', null, 'prompt', pair.prompt,
                        'submitter', '%s', 'created_at', pair.at)) as copy;
                insert into asset select copy.* from pair join asset a on a.job_id = pair.origin,
                    jsonb_populate_record(null::asset, to_jsonb(a) || jsonb_build_object(
                        'id', case a.kind when 'video' then video when 'cover' then cover
                            else preview end,
                        'job_id', pair.job, 'created_at', pair.at)) as copy
                where a.kind in ('video', 'cover', 'preview');
                """
                                .formatted(
                                        prompts.stream()
                                                .map(prompt -> "'" + prompt + "'")
                                                .collect(Collectors.joining(", ")),
                                        slug,
                                        MADE_HERE)
                        + ITEMS);
    }

    /** A video's row says other than its file. */
    void grow(UUID video, int byBytes) {
        run("update asset set bytes = bytes + %d where id = '%s'".formatted(byBytes, video));
    }

    /** Looks at a house in which the words of one such video are still to be put in. */
    void whileWordsAreDue(Runnable look) {
        String due = "update gallery_item set words_due = %s where submitter = '" + MADE_HERE + "'";
        run(
                due.formatted(
                        "title is null and id = (select min(id::text)::uuid from gallery_item"
                                + " where submitter = '"
                                + MADE_HERE
                                + "')"));
        try (Connection ours = database.getConnection();
                Connection connection = TestDatabases.superuser(ours.getMetaData().getURL());
                Statement statement = connection.createStatement()) {
            // Whoever puts words in passes a video over that somebody holds.
            connection.setAutoCommit(false);
            statement.execute("select from gallery_item where words_due for update");
            look.run();
            connection.rollback();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        } finally {
            run(due.formatted("false"));
        }
    }

    void remove() {
        run(
                """
                create temp table gone as select id from job where submitter = '%s';
                delete from gallery_term where item_id in
                    (select id from asset where job_id in (select id from gone));
                create temp table lost as
                select id from asset where job_id in (select id from gone);
                delete from gallery_label where item_id in (select id from lost);
                delete from gallery_note where item_id in (select id from lost);
                delete from gallery_favourite where item_id in (select id from lost);
                delete from gallery_collection_item where item_id in (select id from lost);
                delete from gallery_item where job_id in (select id from gone);
                delete from asset where job_id in (select id from gone);
                delete from job where id in (select id from gone);
                """
                        .formatted(MADE_HERE));
    }

    private static final String ITEMS =
            """
            insert into gallery_item (team_id, id, job_id, model, submitter, cost_micros, state,
                sound, at, duration_ms)
            select a.team_id, a.id, a.job_id, j.model, j.submitter, j.settled_micros, a.state,
                a.sound, j.created_at, a.duration_ms
            from made join asset a on a.id = made.video join job j on j.id = made.job;
            insert into gallery_term (team_id, term, at, item_id)
            select i.team_id, 'w:' || w.word, i.at, i.id
            from made join gallery_item i on i.id = made.video join job j on j.id = made.job,
                unnest(gallery_terms(j.prompt)) as w (word)
            on conflict do nothing;
            """;

    private void run(String sql) {
        try (Connection ours = database.getConnection();
                Connection connection = TestDatabases.superuser(ours.getMetaData().getURL());
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("drop table if exists made, base, pair, gone, lost");
            statement.execute(sql);
            statement.execute("analyze job, asset, gallery_item, gallery_term");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
