package io.framehouse.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final int MANY = 20_000;

    @Test
    void eachIsAfterTheOneBeforeItAndNoneIsMadeTwice() throws Exception {
        Set<UUID> all = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<List<UUID>>> made = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                made.add(threads.submit(() -> Stream.generate(Ids::next).limit(MANY).toList()));
            }
            for (Future<List<UUID>> one : made) {
                // As text, which is how the database orders them.
                assertThat(one.get()).extracting(UUID::toString).isSorted();
                all.addAll(one.get());
            }
        }
        assertThat(all).hasSize(4 * MANY);
    }

    @Test
    void itTellsItsMomentAndItsVersion() {
        long before = Instant.now().toEpochMilli();
        UUID id = Ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        // Ids made faster than parts of a millisecond go by may be a little ahead of the clock.
        assertThat(id.getMostSignificantBits() >>> 16)
                .isBetween(before, Instant.now().toEpochMilli() + 1_000);
    }
}
