package io.framehouse.access.internal;

import io.framehouse.access.People;
import io.framehouse.shared.UserId;
import io.framehouse.teams.PeopleByEmail;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers the teams' question for a person by address. */
@Component
final class TeamsPeople implements PeopleByEmail {
    private final People people;

    TeamsPeople(People people) {
        this.people = people;
    }

    @Override
    public Optional<UserId> find(String email) {
        return people.findByEmail(email);
    }
}
