package io.framehouse.gallery.internal;

import io.framehouse.shared.TeamId;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the wall; call inside a transaction of the team. */
@Repository
class WallQuery {
    /** A caption needs no more of the prompt. */
    private static final String SHORT = "left(j.prompt, 160)";

    private static final String WHOLE = "j.prompt";
    private static final int MONTHS = 120;

    private final JdbcClient jdbc;
    private final WallSelects selects;

    WallQuery(JdbcClient jdbc, WallSelects selects) {
        this.jdbc = jdbc;
        this.selects = selects;
    }

    /** A statement with its parameters. */
    record Read(String sql, Map<String, @Nullable Object> values) {}

    /** Rows in the wall's order, one more than the limit where there are more on that side. */
    List<WallRow> page(WallQuestion question, @Nullable WallPlace place, int limit, boolean whole) {
        return read(question, place, limit, whole)
                .map(read -> jdbc.sql(read.sql()).params(read.values()).query(WallRow::of).list())
                .orElseGet(List::of);
    }

    /** How such a page is read; empty where there can be nothing. */
    Optional<Read> read(
            WallQuestion question, @Nullable WallPlace place, int limit, boolean whole) {
        return selects.choose(question)
                .map(select ->
                        read(
                                question,
                                select,
                                select.ordered("i.*", question.order(), place, limit + 1),
                                select.valuesAt(place),
                                whole));
    }

    /** Rows of parts of the order, for each one more than the limit where there are more. */
    List<List<WallRow>> spans(WallQuestion question, List<WallSpan> spans, int limit) {
        return selects.choose(question)
                .map(select ->
                        spans.stream().map(span -> span(question, select, span, limit)).toList())
                .orElseGet(() -> spans.stream().map(span -> List.<WallRow>of()).toList());
    }

    private List<WallRow> span(WallQuestion question, WallSelect select, WallSpan span, int limit) {
        Map<String, @Nullable Object> values = new HashMap<>(select.values());
        values.putAll(span.values());
        String rows = select.ordered("i.*", question.order(), span, limit + 1);
        Read read = read(question, select, rows, values, false);
        return jdbc.sql(read.sql()).params(read.values()).query(WallRow::of).list();
    }

    private static Read read(
            WallQuestion question,
            WallSelect select,
            String rows,
            Map<String, @Nullable Object> values,
            boolean whole) {
        WallOrder order = question.order();
        values.put("person", question.personOrNobody());
        return new Read(
                select.with("page as materialized (" + rows + ")")
                        + facts(order, whole)
                        + inOrder(order),
                values);
    }

    /** These again, in no order. */
    List<WallRow> again(WallQuestion question, Collection<UUID> videos) {
        return selects.straight(question)
                .map(select -> known(question, select.unordered("i.*"), select, videos, false))
                .orElseGet(List::of);
    }

    /** One video, wherever it lies. */
    Optional<WallRow> one(WallQuestion question, UUID video) {
        WallSelect all =
                new WallSelect(
                        "",
                        "gallery_item i",
                        "i.team_id = :team",
                        "i.at",
                        "i.id",
                        Map.of("team", question.team().value()));
        return known(question, all.unordered("i.*"), all, List.of(video), true).stream()
                .findFirst();
    }

    private List<WallRow> known(
            WallQuestion question,
            String items,
            WallSelect select,
            Collection<UUID> videos,
            boolean whole) {
        String page =
                "page as materialized (" + items + " and i.id = any (cast(:videos as uuid[])))";
        return jdbc.sql(select.with(page) + facts(question.order(), whole))
                .params(select.values())
                .param("person", question.personOrNobody())
                .param("videos", GalleryItems.array(videos))
                .query(WallRow::of)
                .list();
    }

    private static String inOrder(WallOrder order) {
        String direction = order.falling() ? " desc" : " asc";
        return " order by i.%s%s, i.id%s".formatted(order.column(), direction, direction);
    }

    /** What a tile shows of the few rows of a page; each is found by the key of its table. */
    private static String facts(WallOrder order, boolean whole) {
        return """
        select i.id, i.job_id, a.kind, i.state, a.reason, a.blob_key, a.content_type, a.bytes,
            a.sha256, a.width, a.height, a.duration_ms, i.sound, i.at as created_at, a.ready_at,
            %s as prompt, i.model, i.submitter, i.cost_micros as micros,
            c.id as cover_id, c.content_type as cover_type, p.id as preview_id,
            i.title, i.rating, i.trashed_at, %s as place_value,
            exists (select from gallery_favourite f where f.team_id = :team
                and f.user_id = :person and f.item_id = i.id) as starred,
            array(select l.label from gallery_label l where l.team_id = :team
                and l.item_id = i.id order by l.label) as labels
        from page i
        join asset a on a.team_id = :team and a.id = i.id
        join job j on j.team_id = :team and j.id = i.job_id
        left join asset c on c.team_id = :team and c.job_id = i.job_id and c.kind = 'cover'
            and c.state = 'ready'
        left join asset p on p.team_id = :team and p.job_id = i.job_id and p.kind = 'preview'
            and p.state = 'ready'
        """
                .formatted(whole ? WHOLE : SHORT, order.number("i"));
    }

    /** How many there are, counted up to a bound. */
    long count(WallQuestion question, int most) {
        return selects.choose(question)
                .map(select ->
                        jdbc.sql(
                                        select.with(new String[0])
                                                + "select count(*) from ("
                                                + select.unordered("1")
                                                + " limit "
                                                + most
                                                + ") bound")
                                .params(select.values())
                                .query(Long.class)
                                .single())
                .orElse(0L);
    }

    /** The first of the months that have videos, newest first; one step of the index a month. */
    List<YearMonth> months(WallQuestion question, ZoneId zone) {
        return selects.choose(question).map(select -> months(select, zone)).orElseGet(List::of);
    }

    private List<YearMonth> months(WallSelect select, ZoneId zone) {
        String latest = "(select %1$s from %2$s where %3$s%4$s order by %1$s desc limit 1)";
        String first = latest.formatted(select.time(), select.from(), select.where(), "");
        String next =
                latest.formatted(
                        select.time(),
                        select.from(),
                        select.where(),
                        " and " + select.time() + " < months.begin");
        String months =
                """
                months (begin) as (
                    select date_trunc('month', %s, :zone)
                    union all
                    select date_trunc('month', %s, :zone) from months where months.begin is not null)
                """
                        .formatted(first, next);
        return jdbc.sql(
                        select.with(months)
                                + "select begin from months where begin is not null limit "
                                + MONTHS)
                .params(select.values())
                .param("zone", zone.getId())
                .query((row, number) ->
                        YearMonth.from(
                                row.getObject("begin", OffsetDateTime.class)
                                        .atZoneSameInstant(zone)))
                .list();
    }

    /** Where a video stands in an order, whether or not a filter finds it. */
    Optional<WallPlace> place(TeamId team, WallOrder order, UUID video, boolean before) {
        return jdbc.sql(
                        "select %s from gallery_item i where i.team_id = :team and i.id = :id"
                                .formatted(order.number("i")))
                .param("team", team.value())
                .param("id", video)
                .query(Long.class)
                .optional()
                .map(value -> new WallPlace(order, before, value, video));
    }

    /** The id of the first video from a place on. */
    Optional<UUID> first(WallQuestion question, WallPlace place) {
        return selects.choose(question)
                .flatMap(select ->
                        jdbc.sql(
                                        select.with(new String[0])
                                                + select.ordered(
                                                        "i.id", question.order(), place, 1))
                                .params(select.valuesAt(place))
                                .query(UUID.class)
                                .optional());
    }

    boolean wordsDue(TeamId team) {
        return jdbc.sql(
                        """
                        select exists (select from gallery_item
                            where team_id = :team and words_due)
                        """)
                .param("team", team.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Labels that begin so in small letters, most used first; from a thousand videos on they are
     * alike. Goes from one label to the next in the index, and not over all that are labelled.
     */
    List<String> labels(TeamId team, String beginning, int most) {
        return jdbc.sql(
                        """
                        with recursive used (label) as (
                            (select l.label from gallery_label l where l.team_id = :team
                                order by l.label limit 1)
                            union all
                            select (select l.label from gallery_label l
                                where l.team_id = :team and l.label > u.label
                                order by l.label limit 1)
                            from used u where u.label is not null)
                        select u.label from used u
                        where starts_with(lower(u.label), lower(:beginning))
                        order by (select count(*) from (
                                select from gallery_label l
                                where l.team_id = :team and l.label = u.label limit 1000) videos) desc,
                            u.label
                        limit :most
                        """)
                .param("team", team.value())
                .param("beginning", beginning)
                .param("most", most)
                .query(String.class)
                .list();
    }
}
