package io.framehouse.shell;

import io.framehouse.catalog.Quote;
import io.framehouse.gallery.AssetCard;
import io.framehouse.gallery.Gallery;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobEvent;
import io.framehouse.jobs.JobFilter;
import io.framehouse.jobs.JobRow;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.Jobs;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.jobs.Submitted;
import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Jobs and videos of the fake teams. */
final class FakeWork implements Jobs, Gallery {
    private static final String LONG_PROMPT =
            "The robot waves and the camera moves up slowly while snow falls over the harbour; "
                    + "a red car passes behind it, the lights of the town come on one after the "
                    + "other, and the film ends on the robot's hand holding a small paper boat in "
                    + "the wind, warm colours, shallow depth of field, 35 mm, calm and hopeful.";
    private static final List<String> PROMPTS =
            List.of(
                    "Red car in the rain",
                    LONG_PROMPT,
                    "Anna turns to @2 and laughs",
                    "Harbour at dawn, slow pan to the left",
                    "",
                    "Paper boat on a quiet lake",
                    "A fox looks into the camera");

    boolean broken;
    private final Instant now = Instant.now();

    @Override
    public Page<JobRow> list(TeamId team, JobFilter filter, PageRequest page) {
        if (broken) {
            throw new IllegalStateException("the list is broken on purpose");
        }
        if (team.equals(FakeTeam.NEW.id())) {
            return new Page<>(List.of(), null);
        }
        return filter.states().contains(JobState.UNKNOWN)
                ? new Page<>(
                        List.of(row("Anna turns to @2", JobState.UNKNOWN, false, 10_000)), null)
                : new Page<>(running(), null);
    }

    private List<JobRow> running() {
        return List.of(
                row(LONG_PROMPT, JobState.RUNNING, false, 72),
                row("Red car in the rain", JobState.QUEUED, true, 3_700),
                row("Paper boat on a quiet lake", JobState.HELD, false, 30));
    }

    private JobRow row(String prompt, JobState state, boolean offPeak, int ageSeconds) {
        Instant created = now.minus(Duration.ofSeconds(ageSeconds));
        return new JobRow(
                JobId.random(),
                prompt,
                "viduq3-pro",
                state,
                offPeak,
                null,
                5,
                "Aino K.",
                Credits.of(60),
                null,
                null,
                false,
                created,
                created);
    }

    @Override
    public Page<AssetCard> videos(
            TeamId team, @Nullable String text, @Nullable String model, PageRequest page) {
        if (team.equals(FakeTeam.NEW.id())) {
            return new Page<>(List.of(), null);
        }
        return new Page<>(IntStream.range(0, 11).mapToObj(this::card).toList(), null);
    }

    private AssetCard card(int index) {
        String cover = index == 4 ? null : "icons/cover-" + index % 4 + ".svg";
        return new AssetCard(
                UUID.randomUUID(),
                JobId.random(),
                PROMPTS.get(index % PROMPTS.size()),
                "viduq3-pro",
                cover == null ? "copying" : "ready",
                null,
                null,
                cover,
                "video/mp4",
                14_200_000L,
                1280,
                720,
                5_000L + 1_000 * index,
                index % 2 == 0,
                "Aino K.",
                Credits.of(60),
                now.minus(Duration.ofHours(1 + 7L * index)));
    }

    @Override
    public OpenCount countOpen(TeamId team) {
        return team.equals(FakeTeam.NEW.id()) ? new OpenCount(0, 0) : new OpenCount(4, 1);
    }

    @Override
    public Quote quote(TeamId team, String model, ObjectNode parameters) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Submitted submit(SubmitJob wish) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Job get(TeamId team, JobId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<Job> listFull(TeamId team, JobFilter filter, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<JobEvent> events(TeamId team, JobId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Job cancel(TeamId team, JobId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Original> original(TeamId team, JobId id) {
        return Optional.empty();
    }

    @Override
    public Optional<ObjectNode> draft(TeamId team) {
        return Optional.empty();
    }

    @Override
    public void keepDraft(TeamId team, ObjectNode draft) {}

    @Override
    public AssetCard get(TeamId team, UUID asset) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void retry(TeamId team, UUID asset) {}

    @Override
    public Optional<String> payload(TeamId team, JobId id) {
        return original(team, id).map(Original::payload);
    }
}
