package io.framehouse.storage;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.Jobs;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.node.ObjectNode;

/** The pictures of a team: all of its own, none of another's, and none lost that is needed. */
@SpringBootTest(classes = Framehouse.class)
@PostgresTest
@Import(HouseFixtures.class)
class LibraryIT {
    private static final String TURBO = "viduq2_turbo_img2video";

    @Autowired HouseFixtures house;
    @Autowired Uploads uploads;
    @Autowired UploadLibrary library;
    @Autowired Jobs jobs;
    @TempDir Path directory;

    private TeamId team;

    @BeforeEach
    void makeTeam() {
        team = house.team(Credits.of(1_000));
    }

    @Test
    void picturesComeNewestFirstByPagesAndAreFoundByName() {
        List<UUID> given = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            given.addFirst(upload(team, "car_" + i + "%.png", 100 + i).id());
        }
        Page<UploadCard> first = list(team, "", new PageRequest(2, null));
        Page<UploadCard> second = list(team, "", new PageRequest(2, first.nextCursor()));
        Page<UploadCard> third = list(team, "", new PageRequest(2, second.nextCursor()));
        List<UUID> read = new ArrayList<>();
        List.of(first, second, third)
                .forEach(page -> page.items().forEach(card -> read.add(card.upload().id())));
        assertThat(read).isEqualTo(given);
        assertThat(third.nextCursor()).isNull();
        assertThat(list(team, "CAR_3", PageRequest.first()).items())
                .extracting(card -> card.upload().fileName())
                .containsExactly("car_3%.png");
        assertThat(list(team, "3%.", PageRequest.first()).items()).hasSize(1);
        assertThat(list(team, "nobody", PageRequest.first()).items()).isEmpty();
    }

    @Test
    void theyAreNarrowedByWhatTheyAreOverPages() {
        List<UUID> given = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            given.addFirst(upload(team, "car_" + i + ".png", 100 + i).id());
        }
        UploadFilter pictures = new UploadFilter("car", Set.of("image/png", "image/webp"));
        Page<UploadCard> first =
                asSystem(() -> library.list(team, pictures, new PageRequest(2, null)));
        Page<UploadCard> second =
                asSystem(
                        () -> library.list(team, pictures, new PageRequest(2, first.nextCursor())));
        List<UUID> read = new ArrayList<>();
        List.of(first, second)
                .forEach(page -> page.items().forEach(card -> read.add(card.upload().id())));
        assertThat(read).isEqualTo(given);
        UploadFilter other = new UploadFilter("", Set.of("image/jpeg"));
        assertThat(asSystem(() -> library.list(team, other, PageRequest.first())).items())
                .isEmpty();
        TeamId stranger = house.team(Credits.of(1_000));
        assertThat(asSystem(() -> library.list(stranger, pictures, PageRequest.first())).items())
                .isEmpty();
    }

    @Test
    void itSaysHowManyJobsUsedAPictureAndWhoGaveIt() {
        Upload car = upload(team, "car.png", 200);
        submit(car);
        submit(car);
        UploadCard card = list(team, "car", PageRequest.first()).items().getFirst();
        assertThat(card.jobs()).isEqualTo(2);
        assertThat(card.createdBy()).isEqualTo("test");
        assertThat(card.pinned()).isFalse();
    }

    @Test
    void aPinnedPictureSaysSoUntilItIsLetGo() {
        Upload car = upload(team, "car.png", 300);
        pin(team, car, true);
        pin(team, car, true);
        assertThat(list(team, "", PageRequest.first()).items().getFirst().pinned()).isTrue();
        pin(team, car, false);
        assertThat(list(team, "", PageRequest.first()).items().getFirst().pinned()).isFalse();
    }

    @Test
    void whatARunningJobNeedsStaysAndGoesAfterwards() {
        Upload car = upload(team, "car.png", 400);
        Job job = submit(car);
        refused(() -> delete(team, car), CommonError.WRONG_STATE);
        assertThat(list(team, "", PageRequest.first()).items()).hasSize(1);
        asSystem(() -> jobs.cancel(team, job.id()));
        delete(team, car);
        assertThat(list(team, "", PageRequest.first()).items()).isEmpty();
        refused(() -> delete(team, car), CommonError.NOT_FOUND);
    }

    @Test
    void anotherTeamsPictureIsNotFound() {
        Upload car = upload(team, "car.png", 500);
        TeamId other = house.team(Credits.of(1_000));
        assertThat(list(other, "", PageRequest.first()).items()).isEmpty();
        refused(() -> pin(other, car, true), CommonError.NOT_FOUND);
        refused(() -> delete(other, car), CommonError.NOT_FOUND);
        UploadCard card = list(team, "", PageRequest.first()).items().getFirst();
        assertThat(card.pinned()).isFalse();
        assertThat(card.upload()).isEqualTo(car);
    }

    @Test
    void aViewerLooksAndChangesNothing() {
        Upload car = upload(team, "car.png", 600);
        StorageFixtures.as(
                TeamRole.VIEWER,
                team,
                () -> {
                    assertThat(library.list(team, "", PageRequest.first()).items()).hasSize(1);
                    refused(() -> library.pin(team, car.id(), true), CommonError.FORBIDDEN);
                    refused(() -> library.delete(team, car.id()), CommonError.FORBIDDEN);
                    return null;
                });
        StorageFixtures.as(
                TeamRole.BILLING,
                team,
                () -> {
                    refused(
                            () -> library.list(team, "", PageRequest.first()),
                            CommonError.FORBIDDEN);
                    return null;
                });
    }

    private Page<UploadCard> list(TeamId of, String text, PageRequest page) {
        return asSystem(() -> library.list(of, text, page));
    }

    private void pin(TeamId of, Upload upload, boolean pinned) {
        asSystem(() -> {
            library.pin(of, upload.id(), pinned);
            return null;
        });
    }

    private void delete(TeamId of, Upload upload) {
        asSystem(() -> {
            library.delete(of, upload.id());
            return null;
        });
    }

    private static void refused(ThrowingCallable call, CommonError code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private Job submit(Upload picture) {
        ObjectNode parameters = HouseFixtures.parameters(TURBO, "from the library");
        parameters.putArray("images").add(picture.reference());
        return house.submit(team, TURBO, parameters, null).job();
    }

    private Upload upload(TeamId of, String name, int width) {
        try {
            Path file = directory.resolve(width + ".png");
            Files.write(file, HouseFixtures.pictureBytes(width, width));
            return asSystem(() -> uploads.store(of, file, name, "images[0]"));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
