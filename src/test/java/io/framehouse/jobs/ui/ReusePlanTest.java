package io.framehouse.jobs.ui;

import static io.framehouse.jobs.ui.CreateFixtures.FAST;
import static io.framehouse.jobs.ui.CreateFixtures.LONG;
import static io.framehouse.jobs.ui.CreateFixtures.SEEDED;
import static io.framehouse.jobs.ui.CreateFixtures.free;
import static io.framehouse.jobs.ui.CreateFixtures.picture;
import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.jobs.ui.ReuseRow.Offer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReusePlanTest {
    private final FormState form = new FormState(LONG, free(LONG));

    @Test
    void whatNobodyGaveIsTickedAndWhatWasTypedIsNot() {
        type("prompt", "The robot waves.");
        type("duration", 12L);
        ReusePlan plan = plan(FAST, free(FAST), Map.of("prompt", "Red car", "duration", 8L));
        List<ReuseRow> rows = plan.rows(true);
        assertThat(rows).extracting(ReuseRow::name).containsExactly("prompt", "model", "duration");
        assertThat(row(rows, "prompt"))
                .isEqualTo(
                        new ReuseRow(
                                "prompt",
                                "Prompt",
                                "The robot waves.",
                                "Red car",
                                Offer.UNTICKED,
                                "You typed this: not replaced"));
        assertThat(row(rows, "duration").note()).isEqualTo("You chose this: not replaced");
        assertThat(plan.ticked(true)).containsExactly("model");
        assertThat(plan.values(Set.of("model")))
                .containsEntry("prompt", "The robot waves.")
                .containsEntry("duration", 12L);
    }

    @Test
    void theSeedIsNeverTickedByItself() {
        ReusePlan plan = plan(SEEDED, free(SEEDED), Map.of("seed", 184_467L));
        ReuseRow seed = row(plan.rows(true), "seed");
        assertThat(seed.offer()).isEqualTo(Offer.UNTICKED);
        assertThat(seed.here()).isEqualTo("random");
        assertThat(seed.there()).isEqualTo("184467");
        assertThat(plan.ticked(true)).doesNotContain("seed");
        assertThat(plan.values(Set.of("model"))).doesNotContainKey("seed");
        assertThat(plan.values(Set.of("model", "seed"))).containsEntry("seed", 184_467L);
    }

    @Test
    void whatTheModelCannotDoIsRefusedWithTheReason() {
        ReusePlan plan =
                plan(LONG, null, Map.of("duration", 16L, "resolution", "540p", "off_peak", true));
        form.switchTo(FAST, free(FAST));
        List<ReuseRow> rows = plan.rows(plan.bringsModel());
        assertThat(row(rows, "model").note()).isEqualTo("Not allowed for your team");
        assertThat(row(rows, "duration").note()).isEqualTo("Not offered by Fast Model");
        assertThat(row(rows, "off_peak").note()).isEqualTo("Not part of Fast Model");
        assertThat(rows).allMatch(ReuseRow::isRefused);
        assertThat(plan.ticked(false)).isEmpty();
    }

    @Test
    void whatTheTeamDoesNotAllowIsRefusedWithItsReason() {
        AllowedModel capped =
                new AllowedModel(
                        LONG.id(), 8, List.of("720p"), AllowedModel.Audio.ALLOWED, false, null);
        FormState narrow = new FormState(LONG, capped);
        ReusePlan plan =
                new ReusePlan(
                        narrow,
                        new ReuseSource(
                                LONG.id(),
                                LONG,
                                capped,
                                Map.of("duration", 12L, "resolution", "1080p"),
                                Set.of()));
        assertThat(plan.rows(false))
                .allMatch(ReuseRow::isRefused)
                .extracting(ReuseRow::note)
                .containsExactly(
                        "8 s is the longest for your team", "1080p is not allowed for your team");
    }

    @Test
    void withoutTheModelItsValuesAreJudgedByTheFormsOwn() {
        form.switchTo(FAST, free(FAST));
        ReusePlan plan = plan(LONG, free(LONG), Map.of("duration", 16L));
        assertThat(row(plan.rows(true), "duration").offer()).isEqualTo(Offer.TICKED);
        assertThat(row(plan.rows(false), "duration").isRefused()).isTrue();
        assertThat(plan.values(Set.of())).doesNotContainKey("duration");
    }

    @Test
    void whatIsTheSameIsToldAndStaysSoWithTheOtherModel() {
        ReusePlan plan = plan(FAST, free(FAST), Map.of("audio", true, "resolution", "720p"));
        assertThat(plan.rows(true)).extracting(ReuseRow::name).containsExactly("model");
        assertThat(plan.same(true)).containsExactly("Resolution", "Video with sound");
        assertThat(plan.values(Set.of("model"))).containsEntry("audio", true);
        assertThat(plan.values(Set.of())).isEmpty();
    }

    @Test
    void picturesAreComparedByWhatTheyAreAndTheLostOnesAreSaid() {
        type("images", List.of(picture("a")));
        Picture sameElsewhere =
                new Picture("upload:a", "/media/other-link", "a.png", 1920, 1080, 3_100_000);
        assertThat(plan(LONG, free(LONG), Map.of("images", List.of(sameElsewhere))).rows(false))
                .isEmpty();
        ReusePlan lost =
                new ReusePlan(
                        form,
                        new ReuseSource(LONG.id(), LONG, free(LONG), Map.of(), Set.of("images")));
        assertThat(row(lost.rows(false), "images").note()).isEqualTo("The image is no longer kept");
    }

    @Test
    void aPromptCanFollowTheOneThatIsThere() {
        type("prompt", "The robot waves.");
        ReusePlan plan = plan(LONG, free(LONG), Map.of("prompt", "Red car"));
        assertThat(plan.mayAppend()).isTrue();
        assertThat(plan.appended()).isEqualTo("The robot waves.\nRed car");
        assertThat(plan(LONG, free(LONG), Map.of("prompt", "robot")).mayAppend()).isFalse();
    }

    @Test
    void labelsAndCostCentreComeAlong() {
        type(Booking.LABELS, "mine");
        ReusePlan plan =
                plan(
                        LONG,
                        free(LONG),
                        Map.of(Booking.LABELS, "spring, tests", Booking.COST_CENTER, "films"));
        assertThat(row(plan.rows(false), Booking.LABELS).offer()).isEqualTo(Offer.UNTICKED);
        assertThat(plan.ticked(false)).containsExactly(Booking.COST_CENTER);
    }

    private void type(String name, Object value) {
        form.set(name, value);
        form.touch(name, true);
    }

    private ReusePlan plan(CatalogModel model, AllowedModel allowed, Map<String, Object> values) {
        return new ReusePlan(
                form, new ReuseSource(model.id(), model, allowed, new HashMap<>(values), Set.of()));
    }

    private static ReuseRow row(List<ReuseRow> rows, String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }
}
