package io.framehouse.gallery.internal;

import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Orders previews of videos that were ready before there were any: the newest first, a few at a
 * time, and only while nothing else waits to be copied. How far it has come is a row, so whoever is
 * killed goes on there.
 */
@Component
class PreviewBacklog {
    private static final Logger LOG = LoggerFactory.getLogger(PreviewBacklog.class);

    /** About ten seconds of work, so that the preview of a new video never waits for longer. */
    static final int AT_ONCE = 20;

    private static final String NEXT =
            """
            with place as materialized (
                select * from preview_backlog where ended_at is null for update skip locked
            ), portion as materialized (
                select a.team_id, a.id, a.job_id, a.ready_at
                from place p cross join lateral (
                    select * from asset v
                    where v.kind = 'video' and v.state = 'ready'
                      and (v.ready_at, v.id) < (coalesce(p.ready_at, 'infinity'),
                          coalesce(p.video_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
                    order by v.ready_at desc, v.id desc limit :most) a
                where not exists (
                    select from asset w left join team f
                        on f.id = w.team_id and f.storage_full_at is not null
                    where w.state = 'copying' and w.next_attempt_at <= :now
                      and (w.kind <> 'preview' or f.id is null))
            ), ordered as (
                insert into asset (team_id, id, job_id, kind, next_attempt_at, created_at)
                select o.team_id, uuidv7(), o.job_id, 'preview', :now, :now
                from portion o join team t on t.id = o.team_id and t.erasing_at is null
                where not exists (select from gallery_item i where i.team_id = o.team_id
                    and i.id = o.id and i.trashed_at is not null)
                on conflict (team_id, job_id, kind) do nothing
            ), last as (
                select ready_at, id from portion order by ready_at, id limit 1
            ), gone as (
                update preview_backlog b set ready_at = l.ready_at, video_id = l.id from last l
            )
            select (select count(*) from portion)
            """;

    /** No video is left behind the place. */
    private static final String END =
            """
            update preview_backlog b set ended_at = :now
            where ended_at is null and not exists (
                select from asset v
                where v.kind = 'video' and v.state = 'ready'
                  and (v.ready_at, v.id) < (coalesce(b.ready_at, 'infinity'),
                      coalesce(b.video_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff')))
            """;

    private final JdbcClient jdbc;
    private final TeamTransactions transactions;
    private final Clock clock;

    PreviewBacklog(JdbcClient jdbc, TeamTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Looks at some videos; none where something else waits, or where all were looked at. */
    int orderSome() {
        return transactions.onPlatform(() -> {
            int videos = some();
            if (videos == 0 && end() == 1) {
                LOG.info("Every video of before has its preview, or one is being made");
            }
            return videos;
        });
    }

    private int some() {
        return jdbc.sql(NEXT)
                .param("most", AT_ONCE)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private int end() {
        return jdbc.sql(END).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }
}
