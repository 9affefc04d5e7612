package io.framehouse.jobs.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.MutableClock;
import io.framehouse.credits.CreditsError;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CreateModelTest {
    private static final CurrentTeam TEAM =
            new CurrentTeam(TeamId.random(), "nord", "Studio Nord", ZoneOffset.UTC);
    private static final Actor AINO = Actor.system("Aino K.");

    private final FakeJobs jobs = new FakeJobs();
    private final FakeShop shop = new FakeShop();
    private final FakeShelf shelf = new FakeShelf();
    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-20T12:00:00Z"));
    private final CreateServices services =
            new CreateServices(
                    jobs,
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
    void reuseFillsInButKeepsATypedPromptAndLeavesTheSeed() {
        ObjectNode parameters = JsonMapper.builder().build().createObjectNode();
        parameters.put("prompt", "Red car in the rain").put("duration", 8).put("seed", 184_467);
        parameters.putArray("images").add("upload:0199aaaa-0000-7000-8000-000000000000");
        jobs.known = FakeJobs.job(TEAM.id(), "fast", parameters);
        CreateModel model = model();
        as(() -> {
            model.change("prompt", "The robot waves.");
            assertThat(model.reuse(jobs.known.id())).isEqualTo(3);
            assertThat(model.form().model().id()).isEqualTo("fast");
            assertThat(model.form().wanted())
                    .containsEntry("prompt", "The robot waves.")
                    .containsEntry("duration", 8L)
                    .doesNotContainKey("seed");
            assertThat(model.form().pictures().getFirst().link()).startsWith("/media/");
        });
    }
}
