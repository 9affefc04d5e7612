package io.framehouse.access.ui;

import io.framehouse.access.People;
import io.framehouse.access.Profiles;
import io.framehouse.access.Profiles.Own;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the page of one's profile shows and does. */
@Component
class ProfileModel {
    static final List<String> SCHEMES = List.of("system", "light", "dark");

    private final Profiles profiles;
    private final People people;

    ProfileModel(Profiles profiles, People people) {
        this.profiles = profiles;
        this.people = people;
    }

    Own own() {
        return profiles.own();
    }

    /** Regions as people know them, and UTC. */
    static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.equals("UTC") || id.contains("/"))
                .filter(id -> !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                .sorted()
                .toList();
    }

    void save(String name, @Nullable String zone) {
        profiles.change(name, zone == null || zone.isEmpty() ? null : ZoneId.of(zone));
    }

    void chooseScheme(Own own, String scheme) {
        people.chooseColorScheme(own.id(), scheme);
    }
}
