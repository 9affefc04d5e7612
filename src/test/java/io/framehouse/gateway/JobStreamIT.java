package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.gateway.EventStream.Message;
import io.framehouse.jobs.StreamPosition;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The stream of job changes over real HTTP. */
@ApiStory
class JobStreamIT {
    private static final Comparator<Message> BY_PLACE =
            Comparator.<Message>comparingLong(message -> place(message).transaction())
                    .thenComparing(message -> place(message).event().toString());

    @LocalServerPort int port;
    private ApiTeam team;

    @BeforeEach
    void makeTeam() {
        team = ApiTeam.make(port, "1000");
    }

    @Test
    void streamTellsEachJobUpToItsVideo() throws Exception {
        try (EventStream stream = EventStream.open(port, team.key(), "")) {
            String job = team.submit("on the air").path("id").asString();
            stream.hear(job, "succeeded");
            await().atMost(ApiTeam.PATIENCE)
                    .until(() -> stream.messages.getLast().data().path("assets").size() >= 2);
            Message last = stream.messages.getLast();
            assertThat(last.event()).isEqualTo("job");
            assertThat(last.data()).isEqualTo(team.job(job));
            assertThat(stream.messages).extracting(Message::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void resumingAnywhereLosesNothingAndRepeatsNothing() throws Exception {
        List<Message> heard = new ArrayList<>();
        Set<String> jobs = new HashSet<>();
        EventStream stream = EventStream.open(port, team.key(), "");
        String begin = stream.lastId();
        for (int i = 0; i < 12; i++) {
            jobs.add(team.submit("cut " + i).path("id").asString());
            if (i % 3 == 2) {
                stream.close();
                await().until(stream::hasEnded);
                heard.addAll(stream.messages);
                String last = heard.isEmpty() ? begin : heard.getLast().id();
                stream = EventStream.open(port, team.key(), "", "Last-Event-ID", last);
            }
        }
        for (String job : jobs) {
            team.reach(job, "succeeded");
            await().until(() -> team.job(job).path("assets").size() >= 2);
        }
        // From the beginning all is told again, to the very same last change of each job.
        try (EventStream last = stream;
                EventStream whole =
                        EventStream.open(port, team.key(), "", "Last-Event-ID", begin)) {
            await().atMost(ApiTeam.PATIENCE)
                    .untilAsserted(() -> {
                        Map<String, Message> told = lastOfEach(both(heard, last.messages));
                        assertThat(told).containsOnlyKeys(jobs);
                        assertThat(lastOfEach(whole.messages)).isEqualTo(told);
                        for (String job : jobs) {
                            assertThat(told.get(job).data()).isEqualTo(team.job(job));
                        }
                    });
            assertThat(both(heard, last.messages)).isSortedAccordingTo(BY_PLACE);
            assertThat(whole.messages).isSortedAccordingTo(BY_PLACE);
            assertThat(both(heard, last.messages)).extracting(Message::id).doesNotHaveDuplicates();
        }
    }

    private static List<Message> both(List<Message> first, List<Message> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    private static Map<String, Message> lastOfEach(List<Message> messages) {
        return messages.stream()
                .collect(Collectors.toMap(Message::job, Function.identity(), (one, next) -> next));
    }

    private static StreamPosition place(Message message) {
        return StreamPosition.parse(message.id()).orElseThrow();
    }

    @Test
    void placeFromAnotherHistoryIsToldToBeginAnew() throws Exception {
        String ahead = "900000000000000000-" + UUID.randomUUID();
        try (EventStream stream = EventStream.open(port, team.key(), "", "Last-Event-ID", ahead)) {
            await().until(() -> !stream.messages.isEmpty());
            Message reset = stream.messages.getFirst();
            assertThat(reset.event()).isEqualTo("reset");
            assertThat(reset.data().path("reason").asString()).isEqualTo("unknown_position");
            assertThat(reset.id()).isNotEqualTo(ahead);
            String job = team.submit("after the restore").path("id").asString();
            stream.hear(job, "succeeded");
            // Its place is a good one.
            try (EventStream again =
                    EventStream.open(port, team.key(), "", "Last-Event-ID", reset.id())) {
                again.hear(job, "succeeded");
                assertThat(again.messages).extracting(Message::event).containsOnly("job");
            }
        }
    }

    @Test
    void filterLeavesOthersOut() throws Exception {
        try (EventStream stream = EventStream.open(port, team.key(), "?state=succeeded")) {
            String job = team.submit("filtered").path("id").asString();
            stream.hear(job, "succeeded");
            assertThat(stream.messages).extracting(Message::state).containsOnly("succeeded");
        }
        HttpResponse<?> bad = EventStream.ask(port, team.key(), "?state=sleeping");
        assertThat(bad.statusCode()).isEqualTo(400);
    }

    @Test
    void neighbourHearsNothing() throws Exception {
        ApiTeam neighbour = ApiTeam.make(port, "100");
        try (EventStream stream = EventStream.open(port, neighbour.key(), "");
                EventStream own = EventStream.open(port, team.key(), "")) {
            String job = team.submit("not yours").path("id").asString();
            own.hear(job, "succeeded");
            // Streams are in the order of commits: what came before this was told before it.
            String mine = neighbour.submit("mine").path("id").asString();
            stream.hear(mine, "succeeded");
            assertThat(stream.messages).extracting(Message::job).containsOnly(mine);
        }
    }

    @Test
    void wrongPlacesAndScopesAreRefused() throws Exception {
        for (String id : List.of("x", "1", "-1-x", "9".repeat(40) + "-x", "1-not-an-id")) {
            assertThat(EventStream.ask(port, team.key(), "", "Last-Event-ID", id).statusCode())
                    .as(id)
                    .isEqualTo(400);
        }
        JsonNode writer = ApiTeam.newKey(team.admin(), team.id(), "[\"jobs:write\"]");
        String key = writer.path("key").asString();
        assertThat(EventStream.ask(port, key, "").statusCode()).isEqualTo(403);
        assertThat(EventStream.ask(port, ApiStory.ADMIN_KEY, "").statusCode()).isEqualTo(403);
    }

    @Test
    void elevenStreamsOfAKeyAreTooMany() throws Exception {
        List<EventStream> open = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            open.add(EventStream.open(port, team.key(), ""));
        }
        HttpResponse<?> more = EventStream.ask(port, team.key(), "");
        assertThat(more.statusCode()).isEqualTo(429);
        assertThat(more.headers().firstValue("retry-after")).hasValue("5");
        for (EventStream stream : open) {
            stream.close();
        }
        // A seat is free again once the server has noticed that its listener went away.
        String job = team.submit("notice").path("id").asString();
        team.reach(job, "succeeded");
        await().atMost(Duration.ofSeconds(40))
                .until(() -> {
                    HttpResponse<java.io.InputStream> again = EventStream.ask(port, team.key(), "");
                    again.body().close();
                    return again.statusCode() == 200;
                });
    }

    @Test
    void revokedKeyHearsNoMore() throws Exception {
        JsonNode reader = ApiTeam.newKey(team.admin(), team.id(), "[\"jobs:read\"]");
        try (EventStream stream = EventStream.open(port, reader.path("key").asString(), "")) {
            team.admin().delete(team.adminPath() + "/keys/" + reader.path("id").asString()).is(204);
            await().atMost(Duration.ofSeconds(20)).until(stream::hasEnded);
        }
    }

    @Test
    void quietStreamHasAHeartbeat() throws Exception {
        try (EventStream stream = EventStream.open(port, team.key(), "")) {
            await().atMost(Duration.ofSeconds(20)).until(() -> !stream.comments.isEmpty());
            assertThat(stream.messages).isEmpty();
            assertThat(stream.hasEnded()).isFalse();
        }
    }
}
