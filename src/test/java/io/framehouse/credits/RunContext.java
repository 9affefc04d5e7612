package io.framehouse.credits;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** The team, its model and the dice of one random life. */
final class RunContext {
    static final String REASON = "random";
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "America/New_York", "Asia/Kathmandu");
    private static final int LAST_OPERATIONS = 60;

    final LedgerServices on;
    final Random random;
    final TeamId team;
    final LedgerModel model = new LedgerModel(ZoneId.of(ZONES.getFirst()));
    final Actor person;
    final List<UserId> members;
    final List<KeyId> keys = List.of(new KeyId(Ids.next()), new KeyId(Ids.next()));
    private final Deque<String> log = new ArrayDeque<>();

    RunContext(LedgerServices on, long seed) {
        this.on = on;
        this.random = new Random(seed);
        // Into the night in which Europe's clocks go back, and days later America's.
        on.clock().set(Instant.parse("2026-10-24T12:00:00Z"));
        team = on.fixtures().team(ZONES.getFirst());
        UserId asking = on.fixtures().person();
        members = List.of(asking, new UserId(Ids.next()));
        person = Actor.person(asking, "Mika V.", Set.of(), Map.of(team, TeamRole.OWNER));
    }

    String log() {
        return String.join("\n", log);
    }

    void moveTeam() {
        model.zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        note("zone " + model.zone);
        on.fixtures().moveTo(team, model.zone.getId());
    }

    static String outcomeOf(Actor actor, Supplier<Object> work) {
        try {
            Object booked = CurrentActor.as(actor, work);
            assertThat(booked).isNotNull();
            return "booked";
        } catch (DomainException refused) {
            return refused.code().code();
        }
    }

    Credits amount(int mostCredits) {
        return switch (random.nextInt(10)) {
            case 0 -> Credits.ZERO;
            case 1 -> Credits.ofMicros(1);
            default -> Credits.ofMicros(random.nextLong(mostCredits * Credits.SCALE));
        };
    }

    Instant later(int hours) {
        return now().plus(Duration.ofHours(1 + random.nextInt(hours)));
    }

    Instant now() {
        return on.clock().instant();
    }

    void note(String operation) {
        log.add(operation);
        if (log.size() > LAST_OPERATIONS) {
            log.removeFirst();
        }
    }
}
