package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.MutableClock;
import io.framehouse.gateway.TaskTelling.Stage;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** When a caller is told the end: the cover has a minute from when the video can be played. */
class DropInTellingsTest extends GatewayCalls {
    @Autowired TaskTellings tellings;
    @Autowired MutableClock clock;

    private final Instant ready = GatewaySlice.NOW;

    @AfterEach
    void backToNow() {
        clock.set(GatewaySlice.NOW);
    }

    @Test
    void theCoverHasAMinuteFromWhenTheVideoIsReadyHoweverLongTheCopyTook() {
        Job job = succeeded();
        assertThat(job.finishedAt()).isBefore(ready.minus(Duration.ofMinutes(50)));
        gallery.copies.put(
                job.id(),
                List.of(
                        FakeGallery.copy(FakeGallery.VIDEO, "video", "ready"),
                        FakeGallery.copy(FakeGallery.COVER, "cover", "copying")));
        clock.set(ready.plusSeconds(5));
        assertThat(stage(job)).isEqualTo(Stage.SETTLING);
        clock.set(ready.plusSeconds(59));
        assertThat(stage(job)).isEqualTo(Stage.SETTLING);
        clock.set(ready.plusSeconds(60));
        assertThat(stage(job)).as("no longer than a minute").isEqualTo(Stage.ENDED);
    }

    @Test
    void aCoverThatIsReadyOrWillNotComeIsNotWaitedFor() {
        for (String cover : List.of("ready", "failed")) {
            Job job = succeeded();
            gallery.copies.put(
                    job.id(),
                    List.of(
                            FakeGallery.copy(FakeGallery.VIDEO, "video", "ready"),
                            FakeGallery.copy(FakeGallery.COVER, "cover", cover)));
            assertThat(stage(job)).as(cover).isEqualTo(Stage.ENDED);
        }
    }

    @Test
    void aVideoThatWillNotComeIsToldWithoutItsCover() {
        Job job = succeeded();
        gallery.copies.put(
                job.id(),
                List.of(
                        FakeGallery.copy(FakeGallery.VIDEO, "video", "failed"),
                        FakeGallery.copy(FakeGallery.COVER, "cover", "copying")));
        assertThat(stage(job)).isEqualTo(Stage.ENDED);
    }

    private Job succeeded() {
        JobFixture fixture = new JobFixture();
        fixture.state = JobState.SUCCEEDED;
        Job job = fixture.build();
        jobs.stored.add(job);
        return job;
    }

    private Stage stage(Job job) {
        return tellings.tell("vidu", job.team(), job.id()).orElseThrow().stage();
    }
}
