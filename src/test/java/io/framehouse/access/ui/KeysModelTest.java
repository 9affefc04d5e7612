package io.framehouse.access.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.vaadin.flow.router.QueryParameters;
import io.framehouse.MutableClock;
import io.framehouse.access.ApiKey;
import io.framehouse.access.ApiKeys;
import io.framehouse.access.KeyBudgets;
import io.framehouse.access.KeyBudgets.KeyBudget;
import io.framehouse.access.KeyBudgets.Limit;
import io.framehouse.access.KeyBudgets.Reset;
import io.framehouse.access.KeyCaps;
import io.framehouse.access.KeyData;
import io.framehouse.access.KeyModels;
import io.framehouse.access.KeyWork;
import io.framehouse.access.NewKey;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeysModelTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final CurrentTeam TEAM =
            new CurrentTeam(
                    TeamId.random(), "studio-nord", "Studio Nord", ZoneId.of("Europe/Helsinki"));

    private static final KeyModels.Limits PRO =
            new KeyModels.Limits(
                    Set.of(new KeyModels.Choice("viduq3-pro", "Vidu Q3 Pro")), KeyCaps.NONE, true);

    private final FakeTeams teams = new FakeTeams();
    private final UserId aino = teams.with("Aino", TeamRole.OWNER);
    private final UserId mika = teams.with("Mika", TeamRole.MEMBER);
    private final FakeKeys keys = new FakeKeys();
    private final FakeModels models = new FakeModels();
    private final FakeBudgets budgets = new FakeBudgets();
    private final KeysModel model =
            new KeysModel(
                    keys,
                    teams,
                    models,
                    budgets,
                    new KeyUse(
                            (team, key, since) -> Optional.empty(),
                            (team, key, from, to) -> Optional.empty(),
                            (team, key) -> List.of()),
                    team -> List.of("F1"),
                    Actors.nobodyElse(),
                    new MutableClock(NOW));

    @Test
    void keysThatEndedComeAfterThoseThatWork() {
        keys.add("revoked", aino, null, NOW.minusSeconds(60), null);
        keys.add("fresh", aino, NOW.plus(Duration.ofDays(80)), null, null);
        keys.add("expired", null, NOW.minusSeconds(1), null, null);
        keys.add("soon", UserId.random(), NOW.plus(Duration.ofDays(5)), null, NOW.minusSeconds(9));

        List<KeyRow> rows = as(aino, TeamRole.OWNER);

        assertThat(rows)
                .extracting(row -> row.key().name(), KeyRow::status, KeyRow::owner)
                .containsExactly(
                        tuple("fresh", KeyStatus.ACTIVE, "Aino"),
                        tuple("soon", KeyStatus.EXPIRES_SOON, "Left the team"),
                        tuple("revoked", KeyStatus.REVOKED, "Aino"),
                        tuple("expired", KeyStatus.EXPIRED, "The team"));
        assertThat(rows.get(1).usedRecently()).isTrue();
        assertThat(rows.get(0).usedRecently()).isFalse();
        assertThat(rows.get(0).prefix()).isEqualTo("fh_pub\u2026");
    }

    @Test
    void membersOfferOnlyThemselvesAndNoModels() {
        KeyOptions options =
                CurrentActor.as(actor(mika, TeamRole.MEMBER), () -> model.options(TEAM));
        assertThat(options.owners()).extracting(KeyOptions.Owner::name).containsExactly("Mika");
        assertThat(options.anyOwner()).isFalse();
        assertThat(options.models()).isEqualTo(KeyModels.Offer.NOTHING);
        assertThat(options.budget()).isFalse();
        assertThat(options.scopes(options.owners().getFirst()))
                .doesNotContain(KeyScope.TEAM_ADMIN)
                .contains(KeyScope.JOBS_WRITE);
    }

    @Test
    void adminsOfferAllOwnersThemselvesFirst() {
        KeyOptions options =
                CurrentActor.as(actor(mika, TeamRole.ADMIN), () -> model.options(TEAM));
        assertThat(options.owners())
                .extracting(KeyOptions.Owner::name)
                .containsExactly("Mika", "Aino");
        assertThat(options.models().models()).hasSize(1);
        assertThat(options.budget()).isTrue();
    }

    @Test
    void aKeyThatCannotBeLimitedIsNotLeftBehind() {
        models.refuse = true;
        KeyDraft draft = new KeyDraft(data("ci"), PRO, null);
        assertThatThrownBy(() -> model.create(TEAM.id(), draft))
                .isInstanceOf(DomainException.class);
        assertThat(keys.all).isEmpty();
    }

    @Test
    void onlyWhatWasChangedIsLimited() {
        model.create(TEAM.id(), new KeyDraft(data("ci"), PRO, null));
        assertThat(models.limits).containsExactly(PRO);
        assertThat(budgets.changes).isEmpty();
        Limit fifty = new Limit(Credits.of(50), Reset.MONTHLY);
        model.create(TEAM.id(), new KeyDraft(data("free"), null, new KeyDraft.BudgetChange(fifty)));
        assertThat(models.limits).hasSize(1);
        assertThat(budgets.changes).containsExactly(Optional.of(fifty));
    }

    @Test
    void aKeyWhoseBudgetIsUsedUpSaysSo() {
        ApiKey key = keys.add("ci", aino, null, null, null);
        budgets.of.put(
                key.id(),
                new KeyBudget(
                        new Limit(Credits.of(50), Reset.MONTHLY),
                        Credits.of(60),
                        Credits.of(40),
                        Credits.of(20),
                        NOW.plus(Duration.ofDays(9)),
                        true));
        assertThat(as(aino, TeamRole.OWNER).getFirst().status())
                .isEqualTo(KeyStatus.BUDGET_USED_UP);
    }

    @Test
    void keysAreFoundByStateOwnerAndWords() {
        keys.add("fresh", aino, NOW.plus(Duration.ofDays(80)), null, null);
        keys.add("soon", mika, NOW.plus(Duration.ofDays(5)), null, null);
        keys.add("gone", null, null, NOW, null);
        keys.add("over", aino, NOW.minusSeconds(1), null, null);
        assertThat(found(KeyFilter.none())).hasSize(4);
        assertThat(found(KeyFilter.none().withShow(KeyFilter.Show.ACTIVE)))
                .containsExactly("fresh", "soon");
        assertThat(found(KeyFilter.none().withShow(KeyFilter.Show.EXPIRING)))
                .containsExactly("soon");
        assertThat(found(KeyFilter.none().withShow(KeyFilter.Show.REVOKED)))
                .containsExactly("gone");
        assertThat(found(KeyFilter.none().withShow(KeyFilter.Show.EXPIRED)))
                .containsExactly("over");
        assertThat(found(KeyFilter.none().withOwner(aino.toString())))
                .containsExactly("fresh", "over");
        assertThat(found(KeyFilter.none().withOwner(KeyFilter.TEAM))).containsExactly("gone");
        assertThat(found(KeyFilter.none().withText("FRE"))).containsExactly("fresh");
        KeyFilter all = new KeyFilter(KeyFilter.Show.EXPIRING, mika.toString(), "so");
        assertThat(KeyFilter.of(QueryParameters.simple(all.toQuery()))).isEqualTo(all);
        assertThat(found(all)).containsExactly("soon");
    }

    private List<String> found(KeyFilter filter) {
        return as(aino, TeamRole.OWNER).stream()
                .filter(row -> filter.matches(row, NOW))
                .map(row -> row.key().name())
                .toList();
    }

    @Test
    void whatSomebodyElseSavedIsToldAsADifference() {
        keys.add("ci", aino, null, null, null);
        KeyRow before = as(aino, TeamRole.OWNER).getFirst();
        keys.all.clear();
        keys.add("ci-2", aino, NOW.plus(Duration.ofDays(80)), null, null);
        KeyRow after = as(aino, TeamRole.OWNER).getFirst();
        assertThat(KeyDifference.of(before, after, TEAM.zone()))
                .isEqualTo("Name: ci \u2192 ci-2. Expires: never \u2192 9 Feb 2027.");
        assertThat(KeyDifference.of(before, before, TEAM.zone())).isEmpty();
    }

    @Test
    void callsAreToldWithAWord() {
        assertThat(CallList.words(201)).isEqualTo("201 Created");
        assertThat(CallList.words(429)).isEqualTo("429 Too many");
        assertThat(CallList.words(502)).isEqualTo("502 Failed");
        assertThat(CallList.words(418)).isEqualTo("418 Refused");
    }

    @Test
    void resetsAreToldInTheTeamsZone() {
        assertThat(KeyWords.nextReset(Reset.MONTHLY, NOW, TEAM.zone()))
                .isEqualTo("Resets at 00:00 Europe/Helsinki, next 1 Dec 2026.");
        assertThat(KeyWords.nextReset(Reset.WEEKLY, NOW, TEAM.zone())).contains("23 Nov 2026");
        assertThat(KeyWords.nextReset(Reset.DAILY, NOW, TEAM.zone())).contains("22 Nov 2026");
    }

    @Test
    void theConsequenceOfARevokeIsInNumbers() {
        assertThat(KeyWords.revokes(Optional.of(new KeyWork.Work(34, 2))))
                .isEqualTo(
                        "It made 34 jobs in the last 7 days. Programs using it fail at once."
                                + " 2 running jobs continue and settle.");
        assertThat(KeyWords.revokes(Optional.of(new KeyWork.Work(1, 1))))
                .contains("It made 1 job in", "1 running job continues and settle");
        assertThat(KeyWords.revokes(Optional.of(new KeyWork.Work(200, 0))))
                .contains("200 or more jobs");
        assertThat(KeyWords.revokes(Optional.empty())).contains("Running jobs continue");
    }

    @Test
    void platformKeysOfferOnlyThePlatformsScopes() {
        assertThat(KeyOptions.ofPlatform(TEAM.zone()).scopes(null))
                .containsExactly(KeyScope.PLATFORM_ADMIN, KeyScope.PLATFORM_FINANCE);
    }

    @Test
    void aKeyEndsWithTheLastDayInTheTeamsZone() {
        assertThat(KeyExpiry.ON_DATE.at(NOW, LocalDate.of(2026, 12, 31), TEAM.zone()))
                .isEqualTo("2026-12-31T22:00:00Z");
        assertThat(KeyExpiry.DAYS_90.at(NOW, null, TEAM.zone()))
                .isEqualTo(NOW.plus(Duration.ofDays(90)));
    }

    private List<KeyRow> as(UserId user, TeamRole role) {
        return CurrentActor.as(actor(user, role), () -> model.rows(TEAM));
    }

    private static Actor actor(UserId user, TeamRole role) {
        return Actors.in(TEAM.id(), user, role);
    }

    private KeyData data(String name) {
        return new KeyData(name, aino, Set.of(KeyScope.JOBS_READ), null);
    }

    private static final class FakeModels implements KeyModels {
        private final List<Limits> limits = new ArrayList<>();
        private boolean refuse;

        @Override
        public Offer offered(TeamId team) {
            return new Offer(List.of(new Choice("viduq3-pro", "Vidu Q3 Pro")), List.of("720p"), 16);
        }

        @Override
        public Limits limits(TeamId team, KeyId key) {
            return Limits.NONE;
        }

        @Override
        public void limit(TeamId team, KeyId key, Limits wanted) {
            if (refuse) {
                throw new DomainException(CommonError.FORBIDDEN, "Not allowed.");
            }
            limits.add(wanted);
        }
    }

    private static final class FakeBudgets implements KeyBudgets {
        private final Map<KeyId, KeyBudget> of = new HashMap<>();
        private final List<Optional<Limit>> changes = new ArrayList<>();

        @Override
        public Map<KeyId, KeyBudget> of(TeamId team) {
            return of;
        }

        @Override
        public void set(TeamId team, KeyId key, @Nullable Limit wanted) {
            changes.add(Optional.ofNullable(wanted));
        }
    }

    private static final class FakeKeys implements ApiKeys {
        private final List<ApiKey> all = new ArrayList<>();

        ApiKey add(
                String name,
                @Nullable UserId owner,
                @Nullable Instant expiresAt,
                @Nullable Instant revokedAt,
                @Nullable Instant lastUsedAt) {
            ApiKey key =
                    new ApiKey(
                            KeyId.random(),
                            "pub",
                            name,
                            owner,
                            Set.of(KeyScope.JOBS_READ),
                            expiresAt,
                            revokedAt,
                            lastUsedAt,
                            NOW.minus(Duration.ofDays(40)),
                            null);
            all.add(key);
            return key;
        }

        @Override
        public NewKey create(@Nullable TeamId team, KeyData data, Consumer<KeyId> limits) {
            limits.accept(KeyId.random());
            return new NewKey(add(data.name(), data.owner(), null, null, null), "fh_pub_secret");
        }

        @Override
        public List<ApiKey> list(@Nullable TeamId team) {
            return List.copyOf(all);
        }

        @Override
        public void revoke(@Nullable TeamId team, KeyId key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ApiKey get(@Nullable TeamId team, KeyId key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ApiKey update(
                @Nullable TeamId team,
                KeyId key,
                KeyData data,
                OptionalLong seen,
                Runnable limits) {
            throw new UnsupportedOperationException();
        }

        @Override
        public NewKey rotate(@Nullable TeamId team, KeyId key, Duration overlap) {
            throw new UnsupportedOperationException();
        }
    }
}
