package io.framehouse.catalog.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.MutableClock;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Audio;
import io.framehouse.catalog.AllowedModel.OffPeak;
import io.framehouse.catalog.AllowedModel.RecommendedPrompt;
import io.framehouse.catalog.AllowedModel.Watermark;
import io.framehouse.catalog.AllowedModel.Who;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.FormField;
import io.framehouse.catalog.ModelUse;
import io.framehouse.catalog.ModelUse.Used;
import io.framehouse.catalog.Route;
import io.framehouse.catalog.TypicalPrices.Typical;
import io.framehouse.shared.Action;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Actors;
import io.framehouse.teams.FakeTeams;
import io.framehouse.ui.CurrentTeam;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ModelsModelTest {
    private static final CurrentTeam TEAM =
            new CurrentTeam(TeamId.random(), "nord", "Studio Nord", ZoneId.of("Europe/Helsinki"));
    private static final Instant NOW = Instant.parse("2026-11-30T22:30:00Z");
    private static final CatalogModel PRO = model("pro", "Pro", 16, "540p", "1080p");
    private static final CatalogModel TURBO = model("turbo", "Turbo", 8, "540p");

    private final FakeAllowlist allowlist = new FakeAllowlist();
    private final FakeUse use = new FakeUse();
    private final ModelsModel model =
            new ModelsModel(
                    new FakeCatalog(),
                    allowlist,
                    (team, one) -> Optional.of(new Typical(Credits.of(12), 5, "540p")),
                    use,
                    new FakeTeams(),
                    Actors.nobodyElse(),
                    new MutableClock(NOW));

    @Test
    void whatIsNotOnTheListIsNotAllowed() {
        allowlist.rows = List.of(AllowedModel.of("pro"));
        ModelsOverview overview = model.overview(TEAM);
        assertThat(overview.every()).isNull();
        assertThat(overview.allowedCount()).isEqualTo(1);
        ModelRow pro = overview.find("pro").orElseThrow();
        assertThat(pro.allowed()).isTrue();
        assertThat(pro.typical()).isEqualTo(new Typical(Credits.of(12), 5, "540p"));
        assertThat(pro.providers()).containsExactly("Sandbox");
        assertThat(pro.used()).isEqualTo(new Used(3, Credits.of(36)));
        // It is December in Helsinki already.
        assertThat(use.from).isEqualTo("2026-12-01");
        assertThat(overview.find("turbo").orElseThrow().used()).isNull();
        assertThat(pro.limits())
                .isEqualTo(
                        new ModelLimits(16, List.of("540p", "1080p"), false, false, false, false));
        assertThat(overview.find("turbo").orElseThrow().allowed()).isFalse();
    }

    @Test
    void aModelsOwnRowStandsBeforeTheOneForAll() {
        AllowedModel own = caps("pro", 8, List.of("540p"));
        allowlist.rows = List.of(AllowedModel.of("*"), own);
        ModelsOverview overview = model.overview(TEAM);
        assertThat(overview.every()).isNotNull();
        assertThat(overview.find("pro").orElseThrow().caps()).isEqualTo(own);
        assertThat(overview.find("turbo").orElseThrow().allowed()).isTrue();
    }

    @Test
    void choosingModelsKeepsTheCapsOfAllWhereTheModelOffersThem() {
        allowlist.rows = List.of(caps("*", 5, List.of("1080p")));
        admin(() -> model.chooseModels(TEAM));
        assertThat(allowlist.rows).containsExactly(caps("pro", 5, List.of("1080p")));
    }

    @Test
    void oneModelIsSwitchedAndTheOthersStay() {
        AllowedModel pro = caps("pro", 8, null);
        allowlist.rows = List.of(pro);
        admin(() -> model.allow(TEAM, AllowedModel.of("turbo")));
        assertThat(allowlist.rows).containsExactly(pro, AllowedModel.of("turbo"));
        admin(() -> model.forbid(TEAM, pro));
        assertThat(allowlist.rows).containsExactly(AllowedModel.of("turbo"));
    }

    @Test
    void capsThatSomebodyElseChangedAreToldAndNotOverwritten() {
        AllowedModel theirs = caps("pro", 8, null);
        allowlist.rows = List.of(theirs);
        admin(() -> {
            Optional<CapsConflict> met =
                    model.save(TEAM, "pro", AllowedModel.of("pro"), caps("pro", 4, null));
            assertThat(met).contains(new CapsConflict("Pekka", NOW, theirs));
        });
        assertThat(allowlist.rows).containsExactly(theirs);
        admin(() -> {
            assertThat(model.save(TEAM, "pro", theirs, caps("pro", 4, null))).isEmpty();
        });
        assertThat(allowlist.rows).containsExactly(caps("pro", 4, null));
    }

    @Test
    void aCopiedListIsToldAsADifference() {
        CopiedCaps copied =
                CopiedCaps.of(
                        List.of(AllowedModel.of("pro"), AllowedModel.of("turbo")),
                        List.of(caps("pro", 4, null), AllowedModel.of("other")));
        assertThat(copied.words("Acme", "Nord"))
                .isEqualTo("Nord: 1 allowed anew, 1 with other caps, 1 allowed no more.");
        assertThat(CopiedCaps.of(List.of(), List.of()).words("Acme", "Nord"))
                .startsWith("Acme is allowed no model");
        List<AllowedModel> same = List.of(AllowedModel.of("pro"));
        assertThat(CopiedCaps.of(same, same).words("Acme", "Nord")).contains("already");
    }

    @Test
    void aModelForChosenMembersIsOnlyTheirs() {
        UserId mika = UserId.random();
        allowlist.rows =
                List.of(
                        AllowedModel.of("pro").forWhom(Who.chosen(Set.of(mika), Set.of())),
                        AllowedModel.of("*"));
        ModelRow his =
                CurrentActor.as(
                        Actors.in(TEAM.id(), mika, TeamRole.MEMBER),
                        () -> model.overview(TEAM).find("pro").orElseThrow());
        assertThat(his.mine()).isTrue();
        as(
                TeamRole.MEMBER,
                () -> {
                    ModelsOverview others = model.overview(TEAM);
                    assertThat(others.find("pro").orElseThrow().allowed()).isTrue();
                    // The model's own row stands before the one for all.
                    assertThat(others.find("pro").orElseThrow().mine()).isFalse();
                    assertThat(others.find("turbo").orElseThrow().mine()).isTrue();
                });
    }

    @Test
    void aCopiedListLeavesWhoMayUseAModelAsItIsHere() {
        TeamId acme = TeamId.random();
        Who mika = Who.chosen(Set.of(UserId.random()), Set.of());
        Who theirs = Who.chosen(Set.of(), Set.of(KeyId.random()));
        allowlist.rows = List.of(AllowedModel.of("pro").forWhom(mika));
        allowlist.others.put(
                acme,
                List.of(
                        caps("pro", 4, null).forWhom(theirs),
                        caps("turbo", 5, null).forWhom(theirs)));
        admin(() -> model.copy(TEAM, acme));
        assertThat(allowlist.rows)
                .containsExactly(caps("pro", 4, null).forWhom(mika), caps("turbo", 5, null));
    }

    @Test
    void aCopiedRowIsForThoseWhomTheRowForAllIsFor() {
        TeamId acme = TeamId.random();
        Who mika = Who.chosen(Set.of(UserId.random()), Set.of());
        allowlist.rows = List.of(AllowedModel.of("*").forWhom(mika));
        allowlist.others.put(acme, List.of(caps("pro", 4, null)));
        admin(() -> model.copy(TEAM, acme));
        assertThat(allowlist.rows).containsExactly(caps("pro", 4, null).forWhom(mika));
    }

    @Test
    void capsAreSaidInWords() {
        AllowedModel before = AllowedModel.of("pro");
        AllowedModel after =
                new AllowedModel(
                        "pro",
                        null,
                        null,
                        Audio.ALLOWED,
                        OffPeak.NEVER,
                        RecommendedPrompt.NEVER,
                        Watermark.ALWAYS,
                        null,
                        Who.chosen(
                                Set.of(UserId.random(), UserId.random()), Set.of(KeyId.random())));
        assertThat(CapsWords.summary(after))
                .isEqualTo(
                        "for 2 members and 1 key \u00b7 no off-peak \u00b7 no recommended prompt"
                                + " \u00b7 watermark always on");
        assertThat(CapsWords.difference("Pro", before, after, 16))
                .isEqualTo(
                        "Pro: off-peak Allowed \u2192 Not allowed, recommended prompt Allowed \u2192"
                                + " Not allowed, watermark Free \u2192 Always on, who everybody"
                                + " \u2192 2 members and 1 key.");
        AllowedModel one = before.forWhom(Who.chosen(Set.of(UserId.random()), Set.of()));
        AllowedModel other = before.forWhom(Who.chosen(Set.of(UserId.random()), Set.of()));
        assertThat(CapsWords.difference("Pro", one, other, 16))
                .isEqualTo("Pro: other members or keys, 1 member as before.");
        assertThat(CapsWords.summary(before.forWhom(Who.chosen(Set.of(), Set.of()))))
                .isEqualTo("for nobody");
    }

    @Test
    void onlyAdminsOfThePlatformCopyFromOtherTeams() {
        as(TeamRole.OWNER, () -> assertThat(model.sources(TEAM)).isEmpty());
    }

    @Test
    void aMemberChangesNothing() {
        allowlist.rows = List.of(AllowedModel.of("*"));
        assertThatThrownBy(() -> as(TeamRole.MEMBER, () -> model.chooseModels(TEAM)))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("manage_models");
        assertThatThrownBy(
                        () -> as(TeamRole.VIEWER, () -> model.allow(TEAM, AllowedModel.of("pro"))))
                .isInstanceOf(DomainException.class);
        assertThat(allowlist.rows).containsExactly(AllowedModel.of("*"));
    }

    @Test
    void theDifferenceNamesOnlyWhatChanged() {
        AllowedModel before = AllowedModel.of("pro");
        AllowedModel after = new AllowedModel("pro", 8, null, Audio.NEVER, false, Credits.of(100));
        assertThat(CapsWords.difference("Pro", before, after, 16))
                .isEqualTo(
                        "Pro: max seconds 16 \u2192 8, sound Allowed \u2192 Not allowed, max"
                                + " credits per job no limit \u2192 100.");
        assertThat(CapsWords.difference("Pro", before, before, 16))
                .isEqualTo("Pro: nothing changed.");
        assertThat(CapsWords.summary(caps("pro", 8, List.of("540p"))))
                .isEqualTo("up to 8 s \u00b7 540p");
    }

    private static AllowedModel caps(
            String model, @Nullable Integer seconds, @Nullable List<String> resolutions) {
        return new AllowedModel(model, seconds, resolutions, Audio.ALLOWED, false, null);
    }

    private static void admin(Runnable work) {
        as(TeamRole.ADMIN, work);
    }

    private static void as(TeamRole role, Runnable work) {
        CurrentActor.runAs(Actors.in(TEAM.id(), UserId.random(), role), work);
    }

    private static CatalogModel model(String id, String title, int seconds, String... words) {
        List<FormField.Option> options =
                List.of(words).stream().map(word -> new FormField.Option(word, word)).toList();
        return new CatalogModel(
                id,
                title,
                "img2video",
                "A model.",
                JsonNodeFactory.instance.objectNode(),
                List.of(
                        field("duration", FormField.Kind.INTEGER, List.of(), seconds),
                        field("resolution", FormField.Kind.CHOICE, options, null)),
                List.of(),
                Duration.ofSeconds(60));
    }

    private static FormField field(
            String name,
            FormField.Kind kind,
            List<FormField.Option> options,
            @Nullable Integer max) {
        return new FormField(
                name,
                kind,
                FormField.Section.PICTURE,
                name,
                null,
                false,
                null,
                options,
                null,
                max,
                null,
                null);
    }

    private static final class FakeAllowlist implements Allowlist {
        private final Map<TeamId, List<AllowedModel>> others = new HashMap<>();
        private List<AllowedModel> rows = List.of();

        @Override
        public List<AllowedModel> list(TeamId team, @Nullable KeyId key) {
            return others.getOrDefault(team, rows);
        }

        @Override
        public void replace(TeamId team, @Nullable KeyId key, List<AllowedModel> models) {
            rows = List.copyOf(models);
        }

        @Override
        public void change(
                TeamId team,
                String model,
                @Nullable AllowedModel seen,
                @Nullable AllowedModel wanted) {
            Actors.nobodyElse().require(team, Action.MANAGE_MODELS);
            List<AllowedModel> list = new ArrayList<>(rows);
            AllowedModel now =
                    list.stream().filter(row -> row.model().equals(model)).findFirst().orElse(null);
            if (!Objects.equals(now, seen)) {
                throw new DomainException(
                        CommonError.WRONG_STATE,
                        "Pekka changed it.",
                        Map.of("changed_by", "Pekka", "changed_at", NOW.toString()));
            }
            list.remove(now);
            if (wanted != null) {
                list.add(wanted);
            }
            rows = List.copyOf(list);
        }

        @Override
        public Leave leave(TeamId team, @Nullable KeyId key, CatalogModel model) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<AllowedModel> allowed(
                TeamId team, @Nullable KeyId key, CatalogModel model) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<AllowedModel> allowedToSomebody(
                TeamId team, @Nullable KeyId key, CatalogModel model) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void require(
                TeamId team,
                @Nullable KeyId key,
                CatalogModel model,
                ObjectNode normalised,
                Credits quote) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class FakeUse implements ModelUse {
        private @Nullable LocalDate from;

        @Override
        public Map<String, List<String>> providers(List<CatalogModel> models) {
            return Map.of("pro", List.of("Sandbox"));
        }

        @Override
        public Map<String, Used> settled(TeamId team, LocalDate first, LocalDate last) {
            from = first;
            return Map.of("pro", new Used(3, Credits.of(36)));
        }
    }

    private static final class FakeCatalog implements Catalog {
        @Override
        public List<CatalogModel> models() {
            return List.of(PRO, TURBO);
        }

        @Override
        public Optional<CatalogModel> find(String modelId) {
            return models().stream().filter(one -> one.id().equals(modelId)).findFirst();
        }

        @Override
        public Optional<CatalogModel> findByCall(
                String dialect, String path, @Nullable String providerModel) {
            return Optional.empty();
        }

        @Override
        public ObjectNode toOurWords(CatalogModel model, String dialect, ObjectNode body) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ObjectNode toProviderWords(CatalogModel model, Route route, ObjectNode normalised) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Route> routesFor(CatalogModel model, ObjectNode normalised) {
            return List.of();
        }

        @Override
        public List<Route> routesFor(
                CatalogModel model, ObjectNode normalised, String dialect, String form) {
            return routesFor(model, normalised).stream()
                    .filter(route -> route.dialect().equals(dialect))
                    .toList();
        }
    }
}
