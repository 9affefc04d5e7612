package io.framehouse.gallery.internal;

import io.framehouse.shared.TeamTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts in the words of videos that were there before the gallery had rows of its own. Until then
 * they are in every list, and are not found by words.
 */
@Component
class WordsDue {
    private static final Logger LOG = LoggerFactory.getLogger(WordsDue.class);

    /** Short enough that nobody who edits one of them waits noticeably. */
    private static final int AT_ONCE = 500;

    /** Then another node may have its turn. */
    private static final int MOST_ROUNDS = 400;

    private final JdbcClient jdbc;
    private final TeamTransactions transactions;

    WordsDue(JdbcClient jdbc, TeamTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    void putIn() {
        int total = 0;
        int done = AT_ONCE;
        for (int round = 0; round < MOST_ROUNDS && done == AT_ONCE; round++) {
            done = transactions.onPlatform(this::some);
            total += done;
        }
        if (total > 0) {
            LOG.info("Words of {} videos can be searched now", total);
        }
    }

    private int some() {
        return jdbc.sql(
                        """
                        with due as materialized (
                            select i.team_id, i.id, i.job_id, i.at from gallery_item i
                            where i.words_due order by i.team_id, i.id
                            limit :most for update skip locked
                        ), words as (
                            insert into gallery_term (team_id, term, at, item_id)
                            select d.team_id, 'w:' || w.word, d.at, d.id
                            from due d join job j on j.team_id = d.team_id and j.id = d.job_id,
                                unnest(gallery_terms(j.prompt)) as w (word)
                            where j.request_erased_at is null
                            on conflict do nothing
                        )
                        update gallery_item i set words_due = false
                        from due d where i.team_id = d.team_id and i.id = d.id
                        """)
                .param("most", AT_ONCE)
                .update();
    }
}
