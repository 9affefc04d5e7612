package io.framehouse.gallery.internal;

import io.framehouse.gallery.WallFilter;
import io.framehouse.gallery.WallSort;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

/** The SQL behind a page of the wall, for whoever compares. */
public final class WallReads {
    private WallReads() {}

    /** A statement with its values in the order of its question marks. */
    public record Bare(String sql, Object[] values) {
        /** Runs it once and reads every column. */
        public int run(PreparedStatement statement) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            int found = 0;
            try (ResultSet rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++) {
                        found += rows.getObject(i) == null ? 0 : 1;
                    }
                }
            }
            return found;
        }
    }

    /** What a page of 60 is read by. */
    public static Bare page(
            ApplicationContext context,
            TeamId team,
            WallFilter filter,
            WallSort sort,
            @Nullable String place) {
        WallOrder order = WallOrder.of(sort);
        WallQuestion question = new WallQuestion(team, null, filter, order);
        WallQuery.Read read =
                context.getBean(TeamTransactions.class)
                        .inTeam(
                                team,
                                () ->
                                        context.getBean(WallQuery.class)
                                                .read(
                                                        question,
                                                        WallPlace.decode(order, place),
                                                        60,
                                                        false)
                                                .orElseThrow());
        var parsed = NamedParameterUtils.parseSqlStatement(read.sql());
        var source = new MapSqlParameterSource(read.values());
        return new Bare(
                NamedParameterUtils.substituteNamedParameters(parsed, source),
                NamedParameterUtils.buildValueArray(parsed, source, null));
    }

    /** The place after so many videos of an order. */
    public static String placeAfter(Connection all, TeamId team, WallSort sort, int videos)
            throws SQLException {
        WallOrder order = WallOrder.of(sort);
        String direction = order.falling() ? " desc" : "";
        String sql =
                "select %s, i.id from gallery_item i where team_id = '%s' and trashed_at is null"
                        + " order by i.%s%s, i.id%s offset %d limit 1";
        try (PreparedStatement statement =
                        all.prepareStatement(
                                sql.formatted(
                                        order.number("i"),
                                        team.value(),
                                        order.column(),
                                        direction,
                                        direction,
                                        videos - 1));
                ResultSet row = statement.executeQuery()) {
            row.next();
            return WallPlace.after(order, row.getLong(1), row.getObject(2, UUID.class)).encode();
        }
    }

    /** The same place, looked at from below. */
    public static String turned(WallSort sort, String place) {
        WallPlace there = WallPlace.decode(WallOrder.of(sort), place);
        if (there == null) {
            throw new IllegalArgumentException("no place");
        }
        return WallPlace.before(there.order(), there.value(), there.id()).encode();
    }
}
