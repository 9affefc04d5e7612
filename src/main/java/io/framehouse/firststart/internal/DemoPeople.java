package io.framehouse.firststart.internal;

import io.framehouse.access.KnownPasswords;
import io.framehouse.shared.StartupConsole;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Everybody knows the demo's password, so its people may sign in only while the demo is on; whoever
 * has chosen a password of their own is left alone.
 */
@Component
class DemoPeople {
    private final KnownPasswords people;
    private final boolean on;

    DemoPeople(KnownPasswords people, @Value("${framehouse.demo:true}") boolean on) {
        this.people = people;
        this.on = on;
    }

    void followSetting() {
        int changed = people.admit(addresses(), DemoData.PASSWORD, on);
        if (changed > 0) {
            StartupConsole.say(
                    on
                            ? changed + " demo accounts may sign in again"
                            : changed + " demo accounts may no longer sign in: the demo is off");
        }
    }

    private static List<String> addresses() {
        return Stream.concat(
                        Stream.of(DemoData.ADMIN, DemoData.FINANCE),
                        DemoTeam.all().stream()
                                .flatMap(team -> team.people().stream())
                                .map(DemoTeam.DemoPerson::email))
                .toList();
    }
}
