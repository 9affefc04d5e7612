package io.framehouse.gallery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.MediaContext;
import io.framehouse.gallery.GalleryWall;
import io.framehouse.gallery.WallCard;
import io.framehouse.gallery.WallFilter;
import io.framehouse.gallery.WallSort;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.StorageFixtures;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Videos are found by the words and labels they have, and by no other. */
@MediaContext
class GalleryTermsIT {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Autowired GalleryWall wall;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;

    private WallFixtures videos;
    private TeamId team;

    @BeforeEach
    void makeTeam() {
        videos = new WallFixtures(jdbc, transactions);
        team = StorageFixtures.team(jdbc, transactions);
    }

    @Test
    void wordsAreFoundInAnyOrderAndTheLastOneAsFarAsItIsTyped() {
        UUID robot = video("A red Robot's ÉCOLE runs home");
        UUID fox = video("A red fox; ｆｕｌｌ width");
        assertThat(found("home red")).containsExactly(robot);
        assertThat(found("red")).containsExactlyInAnyOrder(robot, fox);
        assertThat(found("red école")).containsExactly(robot);
        assertThat(found("RED ro")).containsExactly(robot);
        assertThat(found("ro red")).isEmpty();
        assertThat(found("full")).containsExactly(fox);
        assertThat(found("red red fo")).containsExactly(fox);
        assertThat(found("fox; re")).containsExactly(fox);
        assertThat(found("\"red fo\"")).isEmpty();
        assertThat(found("\"red fox\"")).containsExactly(fox);
        assertThat(found("?!")).isEmpty();
        assertThat(found("  ")).hasSize(2);
    }

    @Test
    void scriptsWithoutBlanksAreFoundByTheirCharacters() {
        UUID chinese = video("一个红色的机器人走在街上");
        UUID japanese = video("東京タワーの夜、雨");
        assertThat(found("机器人")).containsExactly(chinese);
        assertThat(found("红色 街")).containsExactly(chinese);
        assertThat(found("タワー")).containsExactly(japanese);
        assertThat(found("夜雨")).containsExactly(japanese);
        assertThat(found("机 夜")).isEmpty();
    }

    @Test
    void hostileAndOverlongTextsAreWordsLikeOthers() {
        UUID odd = video("100% robot_cat '; drop table gallery_term; -- " + "x".repeat(300));
        assertThat(found("100% ROBOT_")).containsExactly(odd);
        assertThat(found("%")).isEmpty();
        assertThat(found("'; drop")).containsExactly(odd);
        assertThat(found("x".repeat(190))).containsExactly(odd);
        assertThatThrownBy(() -> found("y".repeat(201)))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("text has 201 characters; it may have up to 200");
        assertThatThrownBy(() ->
                        found("a b c d e f g h i j k l m n o p q r s t u v w x y z 1 2 3 4 5 6 7"))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("text has 33 words; up to 32");
    }

    @Test
    void anErasedPromptIsNotFoundAnyMore() {
        UUID robot = video("A red robot");
        videos.change(team, robot, "title = 'Our hero', seed = 7");
        transactions.runInTeam(
                team,
                () -> {
                    jdbc.sql(
                                    "insert into gallery_note (team_id, id, item_id, author, text, at)"
                                            + " values (:team, :id, :id, 'Aino', 'a note', now())")
                            .param("team", team.value())
                            .param("id", robot)
                            .update();
                    jdbc.sql(
                                    "update job set prompt = '', request_erased_at = now() where team_id = :team")
                            .param("team", team.value())
                            .update();
                });
        assertThat(found("red")).isEmpty();
        WallCard card = page(WallFilter.none()).getFirst();
        assertThat(card.caption()).isEmpty();
        assertThat(labelled("spring")).containsExactly(robot);
        assertThat(rows("gallery_note")).isZero();
        assertThat(rows("gallery_item where seed is not null")).isZero();
    }

    @Test
    void labelsAreFoundWholeAndComeAndGoWithTheirRows() {
        UUID first = video("one");
        video("two");
        assertThat(labelled("spring")).hasSize(2);
        assertThat(labelled("spri")).isEmpty();
        transactions.runInTeam(
                team,
                () -> {
                    jdbc.sql(
                                    """
                                    insert into gallery_label (team_id, item_id, label, by, at)
                                    values (:team, :id, 'Hero shot', 'Aino', now())
                                    """)
                            .param("team", team.value())
                            .param("id", first)
                            .update();
                });
        assertThat(labelled("spring", "Hero shot")).containsExactly(first);
        assertThat(as(() -> wall.labels(team, "he"))).containsExactly("Hero shot");
        assertThat(as(() -> wall.labels(team, ""))).containsExactly("spring", "Hero shot");
        transactions.runInTeam(
                team,
                () -> jdbc.sql("delete from gallery_label where label = 'Hero shot'").update());
        assertThat(labelled("Hero shot")).isEmpty();
        assertThat(rows("gallery_term where term >= 'l:' and term < 'l;'")).isEqualTo(2);
    }

    @Test
    void anotherTeamsWordsAndLabelsAreNotFound() {
        video("A red robot");
        TeamId other = StorageFixtures.team(jdbc, transactions);
        UUID theirs = videos.video(other, NOON, "A blue robot", "{}", List.of("winter"));
        assertThat(found("blue")).isEmpty();
        assertThat(found("robot")).hasSize(1).doesNotContain(theirs);
        assertThat(labelled("winter")).isEmpty();
        assertThat(as(() -> wall.labels(team, "w"))).isEmpty();
        assertThatThrownBy(() -> as(() -> wall.labels(other, "w")))
                .isInstanceOf(DomainException.class);
    }

    /** By its picture; what a job asked for stays what it is found by. */
    @Test
    void aVideoWhoseJobNamedNoAspectIsFoundByTheNearestUsualOne() {
        UUID wide = measured("{}", 1920, 1088);
        UUID tall = measured("{}", 784, 1392);
        UUID photo = measured("{\"aspect_ratio\": \"auto\"}", 1008, 672);
        UUID asked = measured("{\"aspect_ratio\": \"16:9\"}", 720, 720);
        UUID odd = measured("{}", 3000, 700);
        UUID unknown = measured("{}", 0, 0);
        assertThat(ofAspect("16:9")).containsExactlyInAnyOrder(wide, asked);
        assertThat(ofAspect("9:16")).containsExactly(tall);
        assertThat(ofAspect("3:2")).containsExactly(photo);
        assertThat(ofAspect("1:1")).isEmpty();
        assertThat(page(WallFilter.none()))
                .extracting(WallCard::id)
                .contains(odd, unknown)
                .hasSize(6);
        for (String aspect : WallFilter.ASPECTS) {
            List<Integer> sides = Stream.of(aspect.split(":")).map(Integer::valueOf).toList();
            assertThat(aspect(sides.get(0) * 80, sides.get(1) * 80)).isEqualTo(aspect);
            assertThat(aspect(sides.get(0) * 102, sides.get(1) * 100)).isEqualTo(aspect);
        }
    }

    @Test
    void asLongAsWordsOfOneVideoAreDueTheSearchIsBeingPrepared() {
        UUID robot = video("A red robot");
        assertThat(as(() -> wall.wordsDue(team))).isFalse();
        videos.change(team, robot, "words_due = true");
        assertThat(as(() -> wall.wordsDue(team))).isTrue();
        new WordsDue(jdbc, transactions).putIn();
        assertThat(as(() -> wall.wordsDue(team))).isFalse();
        assertThat(found("red")).containsExactly(robot);
    }

    private UUID measured(String parameters, int width, int height) {
        UUID id = videos.video(team, NOON, "x", parameters, List.of());
        transactions.runOnPlatform(() -> {
            jdbc.sql("update asset set width = :width, height = :height where id = :id")
                    .param("width", width)
                    .param("height", height)
                    .param("id", id)
                    .update();
            UUID job =
                    jdbc.sql("select job_id from asset where id = :id")
                            .param("id", id)
                            .query(UUID.class)
                            .single();
            // As before it was measured.
            jdbc.sql(
                            """
                            update gallery_item i set aspect = j.parameters ->> 'aspect_ratio'
                            from job j where j.id = i.job_id and i.id = :id
                            """)
                    .param("id", id)
                    .update();
            new GalleryItems(jdbc).changed(team, new JobId(job));
        });
        return id;
    }

    private List<UUID> ofAspect(String aspect) {
        return page(WallFilters.with(f -> f.aspect = aspect)).stream().map(WallCard::id).toList();
    }

    private String aspect(int width, int height) {
        return jdbc.sql("select gallery_aspect(null, :width, :height)")
                .param("width", width)
                .param("height", height)
                .query(String.class)
                .single();
    }

    private UUID video(String prompt) {
        return videos.video(team, NOON, prompt, "{}", List.of("spring"));
    }

    private List<UUID> found(String text) {
        return page(EntryService.filter(text, null)).stream().map(WallCard::id).toList();
    }

    private List<UUID> labelled(String... labels) {
        WallFilter filter = WallFilters.labels(Set.of(labels));
        return page(filter).stream().map(WallCard::id).toList();
    }

    private List<WallCard> page(WallFilter filter) {
        return as(() -> wall.page(team, filter, WallSort.NEWEST, null, 50).cards());
    }

    private long rows(String table) {
        return transactions.inTeam(
                team, () -> jdbc.sql("select count(*) from " + table).query(Long.class).single());
    }

    private <T> T as(java.util.function.Supplier<T> work) {
        return StorageFixtures.as(TeamRole.VIEWER, team, work);
    }
}
