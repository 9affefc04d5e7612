package io.framehouse.gallery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.MediaContext;
import io.framehouse.TestDatabases;
import io.framehouse.gallery.GalleryCrowd;
import io.framehouse.gallery.WallFilter;
import io.framehouse.gallery.WallSort;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the database reads the wall below the wall between teams, in the role of a team. */
@MediaContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WallPlanIT {
    private static final TeamId TEAM = GalleryCrowd.team(1);

    @Autowired WallQuery query;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;
    @Autowired Environment environment;

    @BeforeAll
    void makeVideos() throws SQLException {
        try (Connection superuser =
                        TestDatabases.superuser(
                                environment.getRequiredProperty("spring.datasource.url"));
                Statement statement = superuser.createStatement()) {
            GalleryCrowd.make(superuser, 1, 5_000);
            GalleryCrowd.make(superuser, 2, 500);
            statement.execute(
                    """
                    create table gin_try as select team_id, item_id as id,
                        to_tsvector('simple', string_agg(substr(term, 3), ' ')) as words,
                        array_agg(term) as terms
                    from gallery_term group by 1, 2
                    """);
            statement.execute("create index gin_words on gin_try using gin (words)");
            statement.execute("create index gin_terms on gin_try using gin (terms)");
            statement.execute("call protect_team_rows('gin_try')");
            statement.execute("grant select on gin_try to framehouse_team");
            statement.execute("analyze");
        }
    }

    /** Why words lie in a table of their own: decision 0034. */
    @Test
    void belowTheWallAnIndexOfWordsIsOfUseAndOneOfWordListsIsNot() {
        String of = " where team_id = '%s' and ".formatted(TEAM.value());
        assertThat(plan("select id from gin_try" + of + "words @@ 'word1999'::tsquery"))
                .contains("Seq Scan on gin_try")
                .doesNotContain("gin_words");
        assertThat(plan("select id from gin_try" + of + "terms @> '{w:word1999}'"))
                .contains("Seq Scan on gin_try")
                .doesNotContain("gin_terms");
        assertThat(plan("select item_id from gallery_term" + of + "term = 'w:word1999'"))
                .containsPattern("Index Cond: .*term = 'w:word1999'")
                .doesNotContain("Seq Scan");
        assertThat(
                        plan(
                                "select item_id from gallery_term"
                                        + of
                                        + "term >= 'w:word199' and term < 'w:word19:'"))
                .containsPattern("Index Cond: .*term >= 'w:word199'")
                .doesNotContain("Seq Scan");
    }

    @Test
    void aPageIsReadAlongTheIndexOfItsOrder() {
        Map<WallSort, String> indexes =
                Map.of(
                        WallSort.NEWEST, "gallery_item_newest",
                        WallSort.OLDEST, "gallery_item_newest",
                        WallSort.COST, "gallery_item_cost",
                        WallSort.LENGTH, "gallery_item_length",
                        WallSort.RATING, "gallery_item_rating");
        indexes.forEach((sort, index) -> {
            WallOrder order = WallOrder.of(sort);
            for (boolean before : List.of(false, true)) {
                WallPlace place = new WallPlace(order, before, middle(order), new UUID(5, 5));
                assertThat(page(WallFilter.none(), sort, place))
                        .contains("using " + index)
                        .containsPattern("Index Cond: .*ROW\\(" + order.column())
                        .doesNotContain("Sort");
            }
            assertThat(page(WallFilter.none(), sort, null)).doesNotContain("Sort");
        });
    }

    @Test
    void aFilterIsReadAlongItsOwnIndexAndAWordAlongItsRows() {
        assertThat(page(WallFilters.model("model7"), WallSort.NEWEST, null))
                .contains("gallery_item_model");
        assertThat(page(WallFilters.labels(Set.of("usual")), WallSort.NEWEST, null))
                .containsPattern("Index Only Scan Backward using gallery_term_pkey")
                .doesNotContain("Sort");
        assertThat(page(EntryService.filter("word1 \"word2\"", null), WallSort.NEWEST, null))
                .containsPattern("using gallery_term_pkey");
        assertThat(whole(EntryService.filter("word3999", null), WallSort.COST, null))
                .contains("Sort")
                .containsPattern("using gallery_term_pkey")
                .doesNotContain("Seq Scan on gallery_item");
    }

    private static long middle(WallOrder order) {
        return switch (order) {
            case NEWEST, OLDEST -> 1_795_000_000_000_000L;
            case COST -> 20_000_000;
            case LENGTH -> 5_000;
            case RATING -> 2;
        };
    }

    /** Without what a tile shows, which comes after the page; its order is that of sixty rows. */
    private String page(WallFilter filter, WallSort sort, @Nullable WallPlace place) {
        String plan = whole(filter, sort, place);
        return plan.substring(plan.indexOf("CTE page"));
    }

    private String whole(WallFilter filter, WallSort sort, @Nullable WallPlace place) {
        WallQuestion question = new WallQuestion(TEAM, null, filter, WallOrder.of(sort));
        return transactions.inTeam(
                TEAM,
                () -> {
                    WallQuery.Read read = query.read(question, place, 60, false).orElseThrow();
                    return explain(read.sql(), read.values());
                });
    }

    private String plan(String sql) {
        return transactions.inTeam(TEAM, () -> explain(sql, Map.of()));
    }

    private String explain(String sql, Map<String, ?> values) {
        return String.join(
                "\n",
                jdbc.sql("explain (costs off) " + sql).params(values).query(String.class).list());
    }
}
