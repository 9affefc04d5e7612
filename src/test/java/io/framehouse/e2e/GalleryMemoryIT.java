package io.framehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Teams;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;

/**
 * How much of the heap two hundred people take who all look at a wall of ten thousand videos.
 * Writes its line to {@code target/gallery-memory.md}.
 */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            "framehouse.demo=true",
            "framehouse.sandbox-port=0",
            "framehouse.copies.enabled=false"
        })
@PostgresTest
@WithMockUser
@Tag("bench")
class GalleryMemoryIT extends SpringBrowserlessTest {
    private static final int PEOPLE = 200;
    private static final long MOST_BYTES_EACH = 2_000_000;

    @Autowired Teams teams;
    @Autowired DataSource database;

    @AfterEach
    void rowsGo() {
        new GalleryRows(database).remove();
    }

    @Test
    void aPersonAtTheWallTakesLittle() throws IOException {
        new GalleryRows(database).withoutBytes("studio-nord", 10_000);
        TeamId nord =
                CurrentActor.as(
                        Actor.system("test"),
                        () -> teams.findBySlug("studio-nord").orElseThrow().id());
        Actor owner =
                Actor.person(
                        UserId.random(),
                        "Aino K.",
                        Set.<PlatformRole>of(),
                        java.util.Map.of(nord, TeamRole.OWNER));
        List<UI> open = new ArrayList<>();
        look(owner, open);
        long before = heap();
        for (int person = 0; person < PEOPLE; person++) {
            look(owner, open);
        }
        long each = (heap() - before) / PEOPLE;
        String line =
                String.format(
                        Locale.ROOT,
                        "%d people at a wall of 10,000 videos: %,d bytes of heap each (aim %,d)%n",
                        PEOPLE,
                        each,
                        MOST_BYTES_EACH);
        Files.writeString(Path.of("target", "gallery-memory.md"), line);
        System.out.print(line);
        assertThat(open).hasSize(PEOPLE + 1);
        assertThat(each).isLessThanOrEqualTo(MOST_BYTES_EACH);
    }

    private void look(Actor owner, List<UI> open) {
        initVaadinEnvironment();
        CurrentActor.runAs(owner, () -> UI.getCurrent().navigate("t/studio-nord/gallery"));
        assertThat(UI.getCurrent().getElement().getTextRecursively()).contains("10,000 videos");
        open.add(UI.getCurrent());
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
