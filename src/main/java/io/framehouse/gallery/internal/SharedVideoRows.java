package io.framehouse.gallery.internal;

import io.framehouse.gallery.SharedPage.Video;
import io.framehouse.gallery.internal.ShareRows.Open;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a link to the outside shows; call inside a transaction of its team. */
@Repository
class SharedVideoRows {
    private static final String COLLECTED =
            " join gallery_collection_item ci on ci.team_id = i.team_id and ci.item_id = i.id"
                    + " and ci.collection_id = :collection";

    private final JdbcClient jdbc;

    SharedVideoRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Videos that can be played, in the collection's order, newest first. */
    List<Video> videos(Open share, int most) {
        boolean collected = share.collection() != null;
        String sql =
                "select i.id, i.title, i.at, a.width, a.height, exists (select from asset c"
                        + " where c.team_id = i.team_id and c.job_id = i.job_id"
                        + " and c.kind = 'cover' and c.state = 'ready') as cover"
                        + from(share)
                        + (collected ? " order by ci.at desc, i.id desc" : "")
                        + " limit :most";
        return params(jdbc.sql(sql), share)
                .param("most", most)
                .query(SharedVideoRows::video)
                .list();
    }

    /** Empty where it went meanwhile. */
    Optional<String> title(Open share) {
        String sql =
                share.item() != null
                        ? "select coalesce(title, 'A video') from gallery_item where team_id ="
                                + " :team and id = :id"
                        : "select name from gallery_collection where team_id = :team and id = :id";
        UUID id = share.item() != null ? share.item() : share.collection();
        return jdbc.sql(sql)
                .param("team", share.team().value())
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /**
     * An asset row to serve.
     *
     * @param title of its video, as a person gave it
     */
    record Served(UUID asset, @Nullable String title) {}

    /** The video itself, or its cover; empty where the link has it not. */
    Optional<Served> asset(Open share, UUID video, boolean cover) {
        String sql =
                cover
                        ? "select c.id, i.title"
                                + from(share)
                                        .replace(
                                                " where ",
                                                " join asset c on c.team_id = i.team_id and"
                                                        + " c.job_id = i.job_id and c.kind ="
                                                        + " 'cover' and c.state = 'ready' where ")
                        : "select a.id, i.title" + from(share);
        return params(jdbc.sql(sql + " and i.id = :video"), share)
                .param("video", video)
                .query((row, number) ->
                        new Served(row.getObject("id", UUID.class), row.getString("title")))
                .optional();
    }

    /** A video that may be handed on: it is there with its bytes, and not in the trash. */
    void requireShareable(TeamId team, UUID video) {
        String state =
                jdbc.sql(
                                """
                                select case when i.trashed_at is not null then 'trash'
                                    else a.state end
                                from gallery_item i
                                join asset a on a.team_id = i.team_id and a.id = i.id
                                where i.team_id = :team and i.id = :id
                                """)
                        .param("team", team.value())
                        .param("id", video)
                        .query(String.class)
                        .optional()
                        .orElseThrow(() -> DomainException.notFound("video"));
        if (state.equals("trash")) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "This video is in the trash. Restore it first, then share it.");
        }
        if (!state.equals("ready")) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "This video is not stored here now, so a link would show nothing. Share it"
                            + " once it can be played.");
        }
    }

    private static String from(Open share) {
        return " from gallery_item i"
                + (share.collection() == null ? "" : COLLECTED)
                + " join asset a on a.team_id = i.team_id and a.id = i.id and a.state = 'ready'"
                + " where i.team_id = :team and i.trashed_at is null"
                + (share.collection() == null ? " and i.id = :item" : "");
    }

    private static JdbcClient.StatementSpec params(JdbcClient.StatementSpec sql, Open share) {
        JdbcClient.StatementSpec with = sql.param("team", share.team().value());
        return share.collection() == null
                ? with.param("item", share.item())
                : with.param("collection", share.collection());
    }

    private static Video video(ResultSet row, int number) throws SQLException {
        return new Video(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("width", Integer.class),
                row.getObject("height", Integer.class),
                row.getBoolean("cover"));
    }
}
