package io.framehouse.gallery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.MediaContext;
import io.framehouse.gallery.SavedSearch;
import io.framehouse.gallery.SavedSearches;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.storage.StorageFixtures;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person's searches are their own until they share them, and stay theirs to change. */
@MediaContext
class SavedSearchesIT {
    @Autowired SavedSearches searches;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;

    private TeamId team;
    private UserId aino;
    private UserId mika;

    @BeforeEach
    void makePeople() {
        team = StorageFixtures.team(jdbc, transactions);
        aino = person("Aino K.");
        mika = person("Mika P.");
    }

    @Test
    void aSearchIsOnesOwnUntilItIsSharedAndOthersCannotChangeIt() {
        SavedSearch made = as(aino, () -> searches.save(team, " Foxes ", "q=fox", false));
        assertThat(made.name()).isEqualTo("Foxes");
        assertThat(names(mika)).isEmpty();
        assertThat(as(aino, () -> searches.change(team, made.id(), "Red foxes", true)).query())
                .isEqualTo("q=fox");
        SavedSearch theirs = as(mika, () -> searches.list(team)).getFirst();
        assertThat(theirs.name()).isEqualTo("Red foxes");
        assertThat(theirs.mine()).isFalse();
        assertThat(theirs.owner()).isEqualTo("Aino K.");
        assertThatThrownBy(
                        () -> as(mika, () -> searches.change(team, made.id(), "Mine now", false)))
                .hasMessage("Only Aino K., who saved this search, can change it.");
        as(aino, () -> searches.change(team, made.id(), "Red foxes", false));
        assertThat(names(mika)).isEmpty();
        assertThatThrownBy(() -> as(mika, () -> searches.change(team, made.id(), "x", false)))
                .hasMessageContaining("search");
        assertThat(names(aino)).containsExactly("Red foxes");
    }

    @Test
    void aNameIsThereOnceForEachPerson() {
        SavedSearch foxes = as(aino, () -> searches.save(team, "Foxes", "q=fox", false));
        SavedSearch owls = as(aino, () -> searches.save(team, "Owls", "q=owl", false));
        as(mika, () -> searches.save(team, "Foxes", "q=vixen", false));
        assertThatThrownBy(() -> as(aino, () -> searches.change(team, owls.id(), "foxes", false)))
                .hasMessageContaining("You have a search named 'foxes' already.");
        assertThatThrownBy(() -> as(aino, () -> searches.change(team, owls.id(), " ", false)))
                .hasMessageContaining("name has 0 characters; it must have 1 to 80");
        // Its own name in other letters is no other search's.
        as(aino, () -> searches.change(team, foxes.id(), "FOXES", false));
        assertThat(names(aino)).containsExactly("FOXES", "Owls");
        assertThat(as(aino, () -> searches.save(team, "owls", "q=owls", false)).id())
                .isEqualTo(owls.id());
    }

    @Test
    void whoseRoleOnlySeesSharesNothing() {
        SavedSearch own = as(aino, TeamRole.VIEWER, () -> searches.save(team, "A", "q=a", false));
        assertThatThrownBy(() ->
                        as(aino, TeamRole.VIEWER, () -> searches.change(team, own.id(), "A", true)))
                .hasMessageContaining("edit");
        assertThat(names(mika)).isEmpty();
    }

    private List<String> names(UserId person) {
        return as(person, () -> searches.list(team)).stream().map(SavedSearch::name).toList();
    }

    private UserId person(String name) {
        UserId id = new UserId(UUID.randomUUID());
        transactions.runOnPlatform(() -> {
            jdbc.sql(
                            """
                            insert into app_user (id, email, display_name, password_hash)
                            values (:id, :email, :name, 'none')
                            """)
                    .param("id", id.value())
                    .param("email", id.value() + "@nord.example")
                    .param("name", name)
                    .update();
            jdbc.sql(
                            """
                            insert into team_member (team_id, user_id, role)
                            values (:team, :id, 'member')
                            """)
                    .param("team", team.value())
                    .param("id", id.value())
                    .update();
        });
        return id;
    }

    private <T> T as(UserId person, Supplier<T> work) {
        return as(person, TeamRole.MEMBER, work);
    }

    private <T> T as(UserId person, TeamRole role, Supplier<T> work) {
        String name = person.equals(aino) ? "Aino K." : "Mika P.";
        return CurrentActor.as(Actor.person(person, name, Set.of(), Map.of(team, role)), work);
    }
}
