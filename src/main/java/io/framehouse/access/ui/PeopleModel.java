package io.framehouse.access.ui;

import io.framehouse.access.PasswordResets;
import io.framehouse.access.PasswordResets.Made;
import io.framehouse.access.PeopleLife;
import io.framehouse.access.PeopleLife.Account;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.UserId;
import java.util.List;
import org.springframework.stereotype.Component;

/** What platform admins see of accounts and do with them. */
@Component
class PeopleModel {
    private final PeopleLife people;
    private final PasswordResets resets;
    private final CurrentActor currentActor;

    PeopleModel(PeopleLife people, PasswordResets resets, CurrentActor currentActor) {
        this.people = people;
        this.resets = resets;
        this.currentActor = currentActor;
    }

    List<Account> find(String search) {
        return people.find(search);
    }

    boolean isSelf(Account account) {
        return account.id().equals(currentActor.get().userId());
    }

    Made makeReset(UserId user) {
        return resets.make(user);
    }

    void disable(UserId user) {
        people.disable(user);
    }

    void enable(UserId user) {
        people.enable(user);
    }
}
