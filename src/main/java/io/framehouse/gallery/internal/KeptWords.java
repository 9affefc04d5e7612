package io.framehouse.gallery.internal;

import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Labels of videos, and the words they are found by; call inside a transaction of the team. */
@Repository
class KeptWords {
    private final JdbcClient jdbc;

    KeptWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> labels(TeamId team, UUID video) {
        return labels(team, Set.of(video));
    }

    /** What any of them has. */
    List<String> labels(TeamId team, Set<UUID> videos) {
        return jdbc.sql(
                        """
                        select label from gallery_label
                        where team_id = :team and item_id = any (cast(:ids as uuid[]))
                        group by label order by lower(label), label
                        """)
                .param("team", team.value())
                .param("ids", KeptItems.array(videos))
                .query(String.class)
                .list();
    }

    /** The terms of labels come and go with them, by triggers. */
    void add(TeamId team, Set<UUID> videos, Set<String> labels, String by, Instant now) {
        jdbc.sql(
                        """
                        insert into gallery_label (team_id, item_id, label, by, at)
                        select :team, video, label, :by, :at
                        from unnest(cast(:ids as uuid[])) as video,
                            unnest(cast(:labels as text[])) as label
                        on conflict (team_id, item_id, label) do nothing
                        """)
                .param("team", team.value())
                .param("by", by)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("ids", KeptItems.array(videos))
                .param("labels", labels.toArray(String[]::new))
                .update();
    }

    void remove(TeamId team, Set<UUID> videos, Set<String> labels) {
        jdbc.sql(
                        """
                        delete from gallery_label where team_id = :team
                          and item_id = any (cast(:ids as uuid[]))
                          and label = any (cast(:labels as text[]))
                        """)
                .param("team", team.value())
                .param("ids", KeptItems.array(videos))
                .param("labels", labels.toArray(String[]::new))
                .update();
    }

    /** The most labels that one of the videos has. */
    int most(TeamId team, Set<UUID> videos) {
        return jdbc.sql(
                        """
                        select coalesce(max(n), 0) from (
                            select count(*) as n from gallery_label
                            where team_id = :team and item_id = any (cast(:ids as uuid[]))
                            group by item_id) per_video
                        """)
                .param("team", team.value())
                .param("ids", KeptItems.array(videos))
                .query(Integer.class)
                .single();
    }

    /** A text came to each: they are found by its words from now on. */
    void found(TeamId team, Set<UUID> videos, String text) {
        jdbc.sql(
                        """
                        insert into gallery_term (team_id, term, at, item_id)
                        select i.team_id, 'w:' || w.word, i.at, i.id
                        from gallery_item i, unnest(gallery_terms(:text)) as w (word)
                        where i.team_id = :team and i.id = any (cast(:ids as uuid[]))
                        on conflict do nothing
                        """)
                .param("text", text)
                .param("team", team.value())
                .param("ids", KeptItems.array(videos))
                .update();
    }

    /** A text went: a video is not found by words any more that are in no other text of it. */
    void lost(TeamId team, UUID video) {
        jdbc.sql(
                        """
                        delete from gallery_term where team_id = :team and item_id = :video
                          and term >= 'w:' and term < 'w;'
                          and substr(term, 3) <> all (array(
                              select unnest(gallery_terms(j.prompt)) from gallery_item i
                                  join job j on j.team_id = i.team_id and j.id = i.job_id
                                  where i.team_id = :team and i.id = :video
                              union all
                              select unnest(gallery_terms(i.title)) from gallery_item i
                                  where i.team_id = :team and i.id = :video
                              union all
                              select unnest(gallery_terms(n.text)) from gallery_note n
                                  where n.team_id = :team and n.item_id = :video))
                        """)
                .param("team", team.value())
                .param("video", video)
                .update();
    }
}
