package io.framehouse.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.gateway.rest.Seats.Free;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose bound is met first, and that a seat given back is free again. */
class SeatsTest {
    private final Seats seats = new Seats(2, 3, 5);
    private final TeamId team = TeamId.random();
    private final KeyId key = KeyId.random();

    @Test
    void aKeyHasItsBound() {
        assertThat(seats.take(key, team)).isPresent();
        assertThat(seats.take(key, team)).isPresent();
        assertThat(seats.free(key, team)).isEqualTo(Free.NONE_OF_KEY);
        assertThat(seats.take(key, team)).isEmpty();
        assertThat(seats.take(KeyId.random(), team)).isPresent();
    }

    @Test
    void manyKeysOfATeamShareItsBoundAndLeaveTheNeighboursRoom() {
        List<Seats.Seat> taken = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            taken.add(seats.take(KeyId.random(), team).orElseThrow());
        }
        assertThat(seats.free(KeyId.random(), team)).isEqualTo(Free.NONE_OF_TEAM);
        assertThat(seats.take(KeyId.random(), team)).isEmpty();
        assertThat(seats.take(key, TeamId.random())).isPresent();
        taken.getFirst().close();
        assertThat(seats.take(KeyId.random(), team)).isPresent();
    }

    @Test
    void theNodeHasItsBound() {
        for (int i = 0; i < 5; i++) {
            assertThat(seats.take(KeyId.random(), TeamId.random())).isPresent();
        }
        assertThat(seats.free(key, team)).isEqualTo(Free.NONE_ON_NODE);
        assertThat(seats.take(key, team)).isEmpty();
        assertThat(seats.taken()).isEqualTo(5);
    }

    @Test
    void nothingIsLeftOfSeatsGivenBack() {
        Seats.Seat one = seats.take(key, team).orElseThrow();
        Seats.Seat two = seats.take(key, team).orElseThrow();
        one.close();
        two.close();
        assertThat(seats.taken()).isZero();
        assertThat(seats.free(key, team)).isEqualTo(Free.SOME);
    }
}
