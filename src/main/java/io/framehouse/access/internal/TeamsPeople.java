package io.framehouse.access.internal;

import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.teams.PeopleByEmail;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers the teams' question for a person by address. */
@Component
final class TeamsPeople implements PeopleByEmail {
    private final PersonRepository people;
    private final TeamTransactions transactions;

    TeamsPeople(PersonRepository people, TeamTransactions transactions) {
        this.people = people;
        this.transactions = transactions;
    }

    @Override
    public Optional<UserId> find(String email) {
        String address = PersonRules.email(email);
        return transactions.onPlatform(() -> people.findByEmail(address)).map(PersonRow::id);
    }
}
