package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.gateway.EventStream.Message;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The stream of job changes over real HTTP. */
@ApiStory
class JobStreamIT {
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
        String marker = team.submit("the end").path("id").asString();
        stream.hear(marker, "succeeded");
        stream.close();
        await().until(stream::hasEnded);
        heard.addAll(stream.messages);
        assertThat(heard).extracting(Message::id).doesNotHaveDuplicates();
        for (String job : jobs) {
            Message last = heard.stream().filter(one -> one.job().equals(job)).toList().getLast();
            assertThat(last.state()).isEqualTo("succeeded");
            assertThat(last.data().path("assets").size()).isGreaterThanOrEqualTo(2);
        }
        // From the beginning all is told again, in the same order of jobs' ends.
        try (EventStream whole = EventStream.open(port, team.key(), "", "Last-Event-ID", begin)) {
            whole.hear(marker, "succeeded");
            assertThat(whole.messages).extracting(Message::job).containsAll(jobs);
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
            assertThat(stream.messages).isEmpty();
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
