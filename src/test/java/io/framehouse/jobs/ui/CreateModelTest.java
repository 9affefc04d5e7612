package io.framehouse.jobs.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.MutableClock;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.credits.CreditsError;
import io.framehouse.jobs.BatchResult;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobsError;
import io.framehouse.jobs.ui.BatchModel.Outcome.Done;
import io.framehouse.jobs.ui.BatchModel.Outcome.Refused;
import io.framehouse.shared.Actor;
import io.framehouse.shared.ActorSource;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.ui.CurrentTeam;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CreateModelTest {
    private static final CurrentTeam TEAM =
            new CurrentTeam(TeamId.random(), "nord", "Studio Nord", ZoneOffset.UTC);
    private static final Actor AINO = Actor.system("Aino K.");

    private final FakeJobs jobs = new FakeJobs();
    private final FakeBatches batches = new FakeBatches();
    private final FakeShop shop = new FakeShop();
    private final FakeShelf shelf = new FakeShelf();
    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-20T12:00:00Z"));
    private final CreateServices services =
            new CreateServices(
                    jobs,
                    batches,
                    shop,
                    shop,
                    shop,
                    shop,
                    shelf,
                    shelf,
                    new FakePeople(),
                    new CurrentActor(
                            new StaticListableBeanFactory().getBeanProvider(ActorSource.class)),
                    clock);

    private CreateModel model() {
        return CurrentActor.as(AINO, () -> new CreateModel(services, TEAM));
    }

    private static void as(Runnable work) {
        CurrentActor.runAs(AINO, work);
    }

    @Test
    void theFirstAllowedModelIsChosen() {
        shop.closed.add("long");
        assertThat(model().form().model().id()).isEqualTo("fast");
        assertThat(model().find("long")).isEmpty();
    }

    @Test
    void aTeamWithoutModelsIsToldWhoCanHelp() {
        shop.models().forEach(model -> shop.closed.add(model.id()));
        assertThat(model().isUsable()).isFalse();
        assertThat(model().admins()).isEqualTo("Pekka L.");
    }

    @Test
    void whatWasTypedIsThereOnTheNextVisit() {
        CreateModel first = model();
        as(() -> first.change("prompt", "The robot waves."));
        as(() -> first.choose(first.find("fast").orElseThrow()));

        CreateModel second = model();
        assertThat(second.form().model().id()).isEqualTo("fast");
        assertThat(second.form().shown()).containsEntry("prompt", "The robot waves.");
    }

    @Test
    void theQuoteFollowsAndCountsAgainstWhatIsLeft() {
        CreateModel model = model();
        as(() -> {
            PriceView price = model.change("duration", 10L);
            assertThat(price.total()).isEqualTo(Credits.of(120));
            Remaining mine = price.remaining().getFirst();
            assertThat(mine.label()).isEqualTo("You, this month");
            assertThat(mine.after()).isEqualTo(Credits.of(380));
            assertThat(price.shortest()).isEmpty();
        });
    }

    @Test
    void aShortBudgetNamesTheGap() {
        shop.left = Credits.of(42);
        CreateModel model = model();
        as(() ->
                assertThat(model.price().shortest().orElseThrow().gap()).isEqualTo(Credits.of(18)));
    }

    @Test
    void sendingCarriesWhatWasSeenAndTwoClicksAreOneWish() {
        CreateModel model = model();
        as(() -> {
            assertThat(((SendResult.Sent) model.send()).created()).isTrue();
            clock.advance(Duration.ofMillis(200));
            assertThat(((SendResult.Sent) model.send()).created()).isFalse();
            clock.advance(Duration.ofMinutes(1));
            assertThat(((SendResult.Sent) model.send()).created()).isTrue();
        });
        assertThat(jobs.wishes.getFirst().seenPrice()).isEqualTo(Credits.of(60));
        assertThat(jobs.wishes.getFirst().original())
                .startsWith("{\"model\":\"long\",\"parameters\":{");
    }

    @Test
    void brokenFieldsAreNamedAsTheFormKnowsThem() {
        jobs.refusal =
                DomainException.invalid("parameters.images[0]", "missing", "Add a start image.");
        CreateModel model = model();
        as(() -> {
            SendResult.Invalid invalid = (SendResult.Invalid) model.send();
            assertThat(invalid.errors().getFirst().field()).isEqualTo("images[0]");
            assertThat(FieldPath.fieldOf(invalid.errors().getFirst().field())).isEqualTo("images");
        });
    }

    @Test
    void aRefusalKeepsItsWordsAndTheForm() {
        jobs.refusal =
                new DomainException(
                        CreditsError.BUDGET_EXCEEDED, "Your budget is 18 credits short.");
        CreateModel model = model();
        as(() -> {
            model.change("prompt", "The robot waves.");
            assertThat(model.send())
                    .isEqualTo(new SendResult.Refused("Your budget is 18 credits short."));
            assertThat(model.form().shown()).containsEntry("prompt", "The robot waves.");
        });
    }

    @Test
    void reuseFillsInButKeepsATypedPromptAndLeavesTheSeedAndCanBeUndone() {
        jobs.known = redCar();
        CreateModel model = model();
        as(() -> {
            model.change("prompt", "The robot waves.");
            ObjectNode before = model.snapshot();
            ReusePlan plan = model.plan(jobs.known.id());
            assertThat(plan.bringsModel()).isTrue();
            assertThat(model.apply(plan, plan.ticked(true), false)).isEqualTo(3);
            assertThat(model.form().model().id()).isEqualTo("fast");
            assertThat(model.form().wanted())
                    .containsEntry("prompt", "The robot waves.")
                    .containsEntry("duration", 8L)
                    .doesNotContainKey("seed");
            assertThat(model.form().pictures().getFirst().link()).startsWith("/media/");
            assertThat(model.form().touched()).containsExactly("prompt");

            model.apply(model.plan(jobs.known.id()), Set.of(), true);
            assertThat(model.form().wanted())
                    .containsEntry("prompt", "The robot waves.\nRed car in the rain");

            model.restore(before);
            assertThat(model.form().model().id()).isEqualTo("long");
            assertThat(model.form().wanted()).isEqualTo(Map.of("prompt", "The robot waves."));
            assertThat(model.form().touched()).containsExactly("prompt");
        });
    }

    @Test
    void whatWasTouchedIsKnownOnTheNextVisitAndOldDraftsCountAsTyped() {
        CreateModel first = model();
        assertThat(first.form().isEmpty()).isTrue();
        jobs.known = redCar();
        as(() -> {
            ReusePlan plan = first.plan(jobs.known.id());
            first.apply(plan, plan.ticked(true), false);
            first.change("duration", 7L);
        });
        assertThat(model().form().touched()).containsExactly("duration");
        assertThat(model().form().isEmpty()).isFalse();
        jobs.draft.remove("touched");
        assertThat(model().form().touched()).contains("prompt", "duration", "images");
    }

    @Test
    void labelsAndCostCentreGoWithTheJobAndAreCheckedBefore() {
        CreateModel model = model();
        as(() -> {
            model.change(Booking.LABELS, "spring, tests,, spring ");
            model.change(Booking.COST_CENTER, " films ");
            model.send();
            assertThat(jobs.wishes.getFirst().labels()).containsExactly("spring", "tests");
            assertThat(jobs.wishes.getFirst().costCenter()).isEqualTo("films");
            model.change(Booking.LABELS, "x".repeat(121));
            SendResult.Invalid invalid = (SendResult.Invalid) model.send();
            assertThat(invalid.errors().getFirst().field()).isEqualTo(Booking.LABELS);
        });
        assertThat(jobs.wishes).hasSize(1);
    }

    @Test
    void aBatchOfSeedsLeavesTheSeedOutAndKeepsItsNameUntilItIsAnother() {
        CreateModel model = model();
        as(() -> {
            model.change("prompt", "The robot waves.");
            model.change(Booking.LABELS, "spring");
            BatchModel batch = model.batch();
            batch.seeds(3);
            assertThat(batch.sum()).isEqualTo(Credits.of(180));
            assertThat(batch.isSendable()).isTrue();
            assertThat(((Done) batch.send()).result().made()).hasSize(3);
            batch.send();
            batch.seeds(4);
            batch.send();
            batch.seeds(11);
            assertThat(batch.isSendable()).isFalse();
        });
        assertThat(batches.batches.get(0)).isEqualTo(batches.batches.get(1));
        assertThat(batches.batches.get(2)).isNotEqualTo(batches.batches.get(1));
        assertThat(batches.wishes.getFirst().parameters().has("seed")).isFalse();
        assertThat(batches.wishes.getFirst().labels()).containsExactly("spring");
        assertThat(batches.wishes.getFirst().seenPrice()).isEqualTo(Credits.of(60));
    }

    @Test
    void aPriceThatRoseIsSeenAndTheSameBatchCanBePressedAgain() {
        CreateModel model = model();
        DomainException changed = new DomainException(JobsError.PRICE_CHANGED, "It changed.");
        as(() -> {
            model.change("prompt", "The robot waves.");
            BatchModel batch = model.batch();
            batch.seeds(3);
            jobs.secondCredits = 15;
            batches.refusal = changed;
            batches.most = 0;
            Refused refused = (Refused) batch.send();
            assertThat(refused.message()).contains("225", "180", "press again");
            assertThat(batch.sum()).isEqualTo(Credits.of(225));
            jobs.secondCredits = 16;
            batches.most = 1;
            BatchResult some = ((Done) batch.send()).result();
            assertThat(some.missing()).isEqualTo(2);
            assertThat(batch.sumFrom(1)).isEqualTo(Credits.of(160));
            batches.most = 3;
            batches.refusal = null;
            assertThat(((Done) batch.send()).result().missing()).isZero();
        });
        assertThat(batches.batches).hasSize(3);
        assertThat(Set.copyOf(batches.batches)).hasSize(1);
        assertThat(batches.wishes)
                .extracting(wish -> wish.seenPrice().toWire())
                .containsExactly("60", "60", "60", "75", "75", "75", "80", "80", "80");
    }

    @Test
    void aModelThatTakesNoImageIsNotPartOfABatchOfImages() {
        CreateModel model = model();
        as(() -> {
            model.startWith("upload:0199aaaa-0000-7000-8000-000000000000");
            ModelChoice text =
                    new ModelChoice(
                            CreateFixtures.SEEDED,
                            AllowedModel.of(CreateFixtures.SEEDED.id()),
                            null);
            BatchModel batch = model.batch();
            assertThat(batch.of(text).problem()).isEqualTo("It takes no start image.");
            batch.models(List.of(model.chosen(), text));
            assertThat(batch.isSendable()).isFalse();
            assertThat(model.choose(text))
                    .containsExactly("start image is not part of this model and is not sent");
        });
    }

    @Test
    void aBatchOfModelsSaysWhatChangesForEach() {
        CreateModel model = model();
        as(() -> {
            model.change("duration", 12L);
            BatchModel batch = model.batch();
            batch.models(model.usable().subList(0, 2));
            assertThat(batch.parts()).extracting(BatchModel.Part::model).contains("long", "fast");
            assertThat(batch.parts().get(1).changes())
                    .containsExactly("seconds 12 \u2192 10 (10 is the most)");
            assertThat(batch.sum()).isEqualTo(Credits.of(144 + 120));
            assertThat(model.form().shown()).containsEntry("duration", 12L);
        });
    }

    @Test
    void anImageOfTheTeamBecomesTheStartImage() {
        CreateModel model = model();
        as(() -> {
            model.startWith("upload:0199aaaa-0000-7000-8000-000000000000");
            assertThat(model.form().pictures()).hasSize(1);
            assertThat(model.form().touched()).contains("images");
        });
    }

    @Test
    void labelsWithCommasStayWhole() {
        CreateModel model = model();
        Job before =
                FakeJobs.job(
                        TEAM.id(),
                        "fast",
                        redCar().parameters(),
                        List.of("Oslo, Norway", "spring"));
        jobs.known = before;
        as(() -> {
            model.apply(model.plan(before.id()), Set.of(Booking.LABELS), false);
            assertThat(Booking.labels(model.form())).containsExactly("Oslo, Norway", "spring");
        });
    }

    private static Job redCar() {
        ObjectNode parameters = JsonMapper.builder().build().createObjectNode();
        parameters.put("prompt", "Red car in the rain").put("duration", 8).put("seed", 184_467);
        parameters.putArray("images").add("upload:0199aaaa-0000-7000-8000-000000000000");
        return FakeJobs.job(TEAM.id(), "fast", parameters);
    }
}
