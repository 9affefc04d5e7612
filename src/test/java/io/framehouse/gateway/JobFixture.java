package io.framehouse.gateway;

import io.framehouse.catalog.Quote;
import io.framehouse.catalog.QuoteLine;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobState;
import io.framehouse.providers.ProviderCost;
import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Jobs for tests, written down field by field. */
final class JobFixture {
    static final Instant CREATED = Instant.parse("2026-05-04T09:00:00.123456Z");
    static final JsonMapper JSON = JsonMapper.builder().build();

    TeamId team = FakeActor.TEAM;
    JobId id = JobId.random();
    String model = "viduq3-pro";
    JobState state = JobState.HELD;
    ObjectNode parameters = object("{\"prompt\":\"A fox\",\"duration\":5,\"seed\":7}");
    List<String> labels = List.of();
    String costCenter;
    Credits quote = Credits.parse("48.5");
    Credits settled;
    ProviderCost cost;
    String reason;
    String providerReason;
    Integer progress;

    static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json);
    }

    Job build() {
        Instant finished = state.isFinal() ? CREATED.plusSeconds(60) : null;
        return new Job(
                team,
                id,
                model,
                state,
                1,
                parameters,
                null,
                FakeActor.KEY,
                "key test",
                costCenter,
                labels,
                parameters.path("off_peak").asBoolean(false),
                5,
                quote,
                List.of(
                        new QuoteLine(
                                "5 s at 720p",
                                new BigDecimal("5.0"),
                                Credits.parse("9.7"),
                                Credits.parse("48.5"))),
                3,
                Quote.Settlement.QUOTED,
                settled,
                cost,
                reason,
                providerReason,
                progress,
                1,
                null,
                null,
                null,
                null,
                null,
                CREATED.plusSeconds(600),
                CREATED,
                CREATED.plusSeconds(1),
                finished,
                null);
    }
}
