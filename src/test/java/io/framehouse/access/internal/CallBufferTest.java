package io.framehouse.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.access.KeyCall;
import io.framehouse.access.KeyCalls;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallBufferTest {
    private static final TeamId TEAM = TeamId.random();
    private final KeyId key = KeyId.random();
    private final CallBuffer buffer = new CallBuffer(2);

    @Test
    void onlyTheLastCallsOfAKeyAreKept() {
        for (int status = 200; status < 300; status++) {
            buffer.add(TEAM, key, call(status));
        }
        List<CallBuffer.Kept> kept = buffer.drain();
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst().calls()).hasSize(KeyCalls.MOST);
        assertThat(kept.getFirst().calls().getLast().status()).isEqualTo(299);
        assertThat(kept.getFirst().calls().getFirst().status()).isEqualTo(280);
        assertThat(buffer.drain()).isEmpty();
    }

    @Test
    void callsOfTooManyKeysAreDropped() {
        buffer.add(TEAM, key, call(200));
        buffer.add(TEAM, KeyId.random(), call(200));
        buffer.add(TEAM, KeyId.random(), call(200));
        buffer.add(TEAM, key, call(404));
        List<CallBuffer.Kept> kept = buffer.drain();
        assertThat(kept).hasSize(2);
        assertThat(
                        kept.stream()
                                .filter(one -> one.key().equals(key))
                                .findFirst()
                                .orElseThrow()
                                .calls())
                .extracting(KeyCall::status)
                .containsExactly(200, 404);
    }

    private static KeyCall call(int status) {
        return new KeyCall(Instant.EPOCH, "GET", "/api/v1/jobs", status);
    }
}
