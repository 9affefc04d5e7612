package io.framehouse.providers.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.MutableClock;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.TagList;
import io.framehouse.providers.TagSearch;
import io.framehouse.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An outage causes few scans, however many submits it left unanswered. */
class TagSearchesTest {
    private final MutableClock clock = new MutableClock(Instant.now());
    private final TagSearches searches = new TagSearches(clock);
    private final AccountId account = new AccountId(UUID.randomUUID());
    private final AtomicInteger scans = new AtomicInteger();

    @Test
    void aThousandWhoLookAtOnceShareOneScan() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<TagSearch>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 1_000; caller++) {
                String tag = Ids.next().toString();
                answers.add(
                        threads.submit(() ->
                                searches.find(
                                        account,
                                        tag,
                                        window -> {
                                            begun.countDown();
                                            scans.incrementAndGet();
                                            await(go);
                                            return list(tag);
                                        })));
            }
            begun.await();
            go.countDown();
        }
        // Where the hour turns between two tags there are two windows.
        assertThat(scans.get()).isBetween(1, 2);
        for (Future<TagSearch> answer : answers) {
            assertThat(answer.get()).isInstanceOfAny(TagSearch.Found.class, TagSearch.Absent.class);
        }
    }

    @Test
    void aLaterLookReadsTheListAgain() {
        String tag = Ids.next().toString();
        assertThat(look(tag, "other")).isInstanceOf(TagSearch.Absent.class);
        clock.advance(Duration.ofSeconds(5));
        assertThat(look(tag, tag)).isInstanceOf(TagSearch.Absent.class);
        clock.advance(Duration.ofSeconds(6));
        assertThat(look(tag, tag)).isEqualTo(new TagSearch.Found("task"));
        assertThat(scans.get()).isEqualTo(2);
    }

    @Test
    void anotherAccountHasAListOfItsOwn() {
        String tag = Ids.next().toString();
        look(tag, "other");
        TagSearch other =
                searches.find(new AccountId(UUID.randomUUID()), tag, window -> TagList.none());
        assertThat(other).isEqualTo(new TagSearch.NoList());
    }

    @Test
    void aScanThatBrokeIsNotKept() {
        String tag = Ids.next().toString();
        assertThatThrownBy(() ->
                        searches.find(
                                account,
                                tag,
                                window -> {
                                    throw new IllegalStateException("broken");
                                }))
                .hasMessage("broken");
        assertThat(look(tag, tag)).isEqualTo(new TagSearch.Found("task"));
    }

    private TagSearch look(String tag, String inList) {
        return searches.find(
                account,
                tag,
                window -> {
                    scans.incrementAndGet();
                    return list(inList);
                });
    }

    private TagList list(String tag) {
        return new TagList(Map.of(tag, "task"), 1, clock.instant(), null);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
