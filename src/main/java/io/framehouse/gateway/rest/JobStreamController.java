package io.framehouse.gateway.rest;

import io.framehouse.jobs.JobFilter;
import io.framehouse.jobs.JobStream;
import io.framehouse.jobs.StreamPosition;
import io.framehouse.shared.Action;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The changes of the team's jobs as server-sent events. */
@RestController
class JobStreamController {
    private static final Logger LOG = LoggerFactory.getLogger(JobStreamController.class);
    private static final int CLIENT_RETRY_MILLIS = 2_000;
    private static final int RETRY_AFTER_SECONDS = 5;

    private final TeamCaller caller;
    private final JobStream stream;
    private final JobStreams streams;
    private final JsonMapper mapper;
    private final int perKey;
    private final int perTeam;
    private final Seats seats;

    JobStreamController(
            TeamCaller caller,
            JobStream stream,
            JobStreams streams,
            JsonMapper mapper,
            @Value("${framehouse.limits.streams-per-key:10}") int perKey,
            @Value("${framehouse.limits.streams-per-team:100}") int perTeam,
            @Value("${framehouse.limits.streams:1000}") int total) {
        this.caller = caller;
        this.stream = stream;
        this.streams = streams;
        this.mapper = mapper;
        this.perKey = perKey;
        this.perTeam = perTeam;
        this.seats = new Seats(perKey, perTeam, total);
    }

    @GetMapping(path = "/api/v1/jobs/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            @RequestParam MultiValueMap<String, String> query,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        TeamId team = caller.teamFor(Action.VIEW_JOBS);
        JobFilter filter = JobQuery.read(query);
        KeyId id = caller.knownKey();
        try (Seats.Seat seat = seats.take(id, team).orElseThrow(() -> tooMany(id, team))) {
            StreamPosition now = stream.now(team);
            StreamPosition wished = last == null || last.isEmpty() ? now : position(last);
            boolean known = !wished.isAfter(now);
            StreamPosition from = known ? wished : now;
            EventWriter out = EventWriter.open(response, mapper);
            out.begin(from.text(), CLIENT_RETRY_MILLIS);
            if (!known) {
                out.message(from.text(), "reset", Reset.OF_OTHER_HISTORY);
            }
            if (request.getMethod().equals("HEAD")) {
                return;
            }
            streams.send(new JobStreams.Listener(team, filter, from, key), out);
        } catch (IOException gone) {
            LOG.debug("A listener went away or was too slow keyId={}", id, gone);
        }
    }

    private static StreamPosition position(String last) {
        return StreamPosition.parse(last)
                .orElseThrow(() ->
                        DomainException.invalid(
                                "Last-Event-ID",
                                "malformed",
                                "Last-Event-ID is not an id that this stream gave. Leave it out to"
                                        + " begin now."));
    }

    private DomainException tooMany(KeyId key, TeamId team) {
        Seats.Free free = seats.free(key, team);
        if (free == Seats.Free.NONE_ON_NODE) {
            return new DomainException(
                    CommonError.UNAVAILABLE,
                    "This node has no more room for streams. Try again, or ask for jobs with"
                            + " Prefer: wait.",
                    Map.of("retry_after", RETRY_AFTER_SECONDS));
        }
        boolean ofTeam = free == Seats.Free.NONE_OF_TEAM;
        int most = ofTeam ? perTeam : perKey;
        return new DomainException(
                CommonError.RATE_LIMITED,
                (ofTeam ? "The team's keys have " : "This key has ")
                        + most
                        + " streams open, the most they may. Close one first.",
                Map.of("retry_after", RETRY_AFTER_SECONDS, "limit", most));
    }

    /** Says that the client's place is of no use, and what to do. */
    record Reset(String reason, String detail) {
        static final Reset OF_OTHER_HISTORY =
                new Reset(
                        "unknown_position",
                        "Last-Event-ID is of another history of the database. List the jobs anew;"
                                + " what follows goes on from now.");
    }
}
