package io.framehouse.gallery.internal;

import io.framehouse.gallery.SavedSearch;
import io.framehouse.gallery.SavedSearches;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Saved searches of one person, and those that the team shares. */
@Service
class SearchService implements SavedSearches {
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final SearchRows rows;
    private final Clock clock;

    SearchService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            SearchRows rows,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public List<SavedSearch> list(TeamId team) {
        UserId person = person(team, Action.VIEW_ASSETS);
        return transactions.inTeam(team, () -> rows.of(team, person));
    }

    @Override
    public SavedSearch save(TeamId team, String name, String query, boolean shared) {
        UserId person = person(team, shared ? Action.EDIT_ASSETS : Action.VIEW_ASSETS);
        String clean = name.strip();
        requireLength("name", clean, 1, LONGEST_NAME);
        requireLength("query", query, 0, LONGEST_QUERY);
        SavedSearch wish =
                new SavedSearch(
                        Ids.next(),
                        clean,
                        query,
                        shared,
                        currentActor.get().label(),
                        true,
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        return transactions.inTeam(team, () -> put(team, person, wish));
    }

    private SavedSearch put(TeamId team, UserId person, SavedSearch wish) {
        UUID id = rows.put(team, person, wish);
        if (rows.count(team, person) > MOST) {
            throw DomainException.invalid(
                    "name",
                    "too_many",
                    "You have %d saved searches here; delete one first.".formatted(MOST));
        }
        return rows.find(team, person, id).orElse(wish);
    }

    @Override
    public SavedSearch change(TeamId team, UUID search, String name, boolean shared) {
        UserId person = person(team, shared ? Action.EDIT_ASSETS : Action.VIEW_ASSETS);
        String clean = name.strip();
        requireLength("name", clean, 1, LONGEST_NAME);
        try {
            return transactions.inTeam(team, () -> change(team, person, search, clean, shared));
        } catch (DuplicateKeyException taken) {
            throw DomainException.invalid(
                    "name",
                    "taken",
                    "You have a search named '%s' already. Choose another name, or delete that one first."
                            .formatted(clean));
        }
    }

    private SavedSearch change(
            TeamId team, UserId person, UUID search, String name, boolean shared) {
        SavedSearch found = find(team, person, search);
        if (!found.mine()) {
            throw new DomainException(
                    CommonError.FORBIDDEN,
                    "Only %s, who saved this search, can change it.".formatted(found.owner()));
        }
        rows.change(team, search, name, shared);
        return find(team, person, search);
    }

    private SavedSearch find(TeamId team, UserId person, UUID search) {
        return rows.find(team, person, search)
                .orElseThrow(() -> DomainException.notFound("search"));
    }

    @Override
    public void delete(TeamId team, UUID search) {
        UserId person = person(team, Action.VIEW_ASSETS);
        boolean any = currentActor.get().may(team, Action.MANAGE_TEAM_SETTINGS);
        transactions.runInTeam(
                team,
                () -> {
                    SavedSearch found = find(team, person, search);
                    if (!found.mine() && !any) {
                        throw new DomainException(
                                CommonError.FORBIDDEN,
                                "Only %s, who saved this search, or an admin of the team can delete it."
                                        .formatted(found.owner()));
                    }
                    rows.delete(team, search);
                });
    }

    private UserId person(TeamId team, Action action) {
        Actor actor = currentActor.require(team, action);
        UserId person = actor.userId();
        if (person == null || actor.kind() != Actor.Kind.PERSON) {
            throw new DomainException(
                    CommonError.FORBIDDEN, "Saved searches are a person's own; a key has none.");
        }
        return person;
    }

    private static void requireLength(String field, String text, int least, int most) {
        boolean oneLine = text.chars().noneMatch(Character::isISOControl);
        if (text.length() < least || text.length() > most || !oneLine) {
            throw DomainException.invalid(
                    field,
                    "out_of_range",
                    "%s has %d characters; it must have %d to %d on one line."
                            .formatted(field, text.length(), least, most));
        }
    }
}
