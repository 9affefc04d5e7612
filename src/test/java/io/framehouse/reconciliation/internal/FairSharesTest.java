package io.framehouse.reconciliation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.jobs.PollWork.Due;
import io.framehouse.jobs.PollWork.Share;
import io.framehouse.providers.AccountId;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairSharesTest {
    private static final AccountId ACCOUNT = new AccountId(new UUID(7, 7));

    @Test
    void eachTeamGetsOneInTurnUntilTheRoomIsDealt() {
        assertThat(deal(4, null, 100, 1, 100)).containsExactly("1:2", "2:1", "3:1");
    }

    @Test
    void nobodyGetsMoreThanIsDue() {
        assertThat(deal(50, null, 3, 1)).containsExactly("1:3", "2:1");
    }

    @Test
    void theTeamAfterTheLastOneBegins() {
        assertThat(deal(2, team(1), 9, 9, 9)).containsExactly("2:1", "3:1");
        assertThat(deal(2, team(3), 9, 9, 9)).containsExactly("1:1", "2:1");
    }

    private static List<String> deal(int room, TeamId after, int... counts) {
        List<Due> due =
                IntStream.range(0, counts.length)
                        .mapToObj(i -> new Due(ACCOUNT, team(i + 1), counts[i], Instant.EPOCH))
                        .toList();
        return FairShares.deal(due, room, after).stream().map(FairSharesTest::text).toList();
    }

    private static String text(Share share) {
        return share.team().value().getLeastSignificantBits() + ":" + share.room();
    }

    private static TeamId team(long number) {
        return new TeamId(new UUID(0, number));
    }
}
