package io.framehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.teams.Member;
import io.framehouse.teams.Teams;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;

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
@Tag("bench")
class GalleryMemoryIT {
    private static final int PEOPLE = 200;
    private static final long MOST_BYTES_EACH = 2_000_000;

    @Autowired Teams teams;
    @Autowired DataSource database;
    @Autowired ApplicationContext context;

    @AfterEach
    void rowsGo() {
        new GalleryRows(database).remove();
    }

    @Test
    void aPersonAtTheWallTakesLittle() throws IOException {
        new GalleryRows(database).withoutBytes("studio-nord", 10_000);
        Actor owner = CurrentActor.as(Actor.system("test"), this::owner);
        long each = CurrentActor.as(owner, this::bytesOfOnePerson);
        String line =
                String.format(
                        Locale.ROOT,
                        "%d people at a wall of 10,000 videos: %,d bytes of heap each (aim %,d)%n",
                        PEOPLE,
                        each,
                        MOST_BYTES_EACH);
        Files.writeString(Path.of("target", "gallery-memory.md"), line);
        System.out.print(line);
        assertThat(each).isLessThanOrEqualTo(MOST_BYTES_EACH);
    }

    private long bytesOfOnePerson() {
        List<BrowserlessUIContext> open = new ArrayList<>();
        try (SecuredBrowserlessApplicationContext<Authentication> house =
                SpringBrowserlessApplicationContext.createSecured(context, "io.framehouse")) {
            look(house, open);
            long before = heap();
            for (int person = 0; person < PEOPLE; person++) {
                look(house, open);
            }
            long each = (heap() - before) / PEOPLE;
            assertThat(open).hasSize(PEOPLE + 1);
            return each;
        }
    }

    private Actor owner() {
        TeamId nord = teams.findBySlug("studio-nord").orElseThrow().id();
        Member owner =
                teams.members(nord).stream()
                        .filter(one -> one.role() == TeamRole.OWNER)
                        .findFirst()
                        .orElseThrow();
        return Actor.person(
                owner.userId(),
                owner.displayName(),
                Set.<PlatformRole>of(),
                Map.of(nord, TeamRole.OWNER));
    }

    private static void look(
            SecuredBrowserlessApplicationContext<Authentication> house,
            List<BrowserlessUIContext> open) {
        BrowserlessUIContext window = house.newUser("aino", "USER").newWindow();
        window.activate();
        window.getUI().navigate("t/studio-nord/gallery");
        window.roundTrip();
        assertThat(window.getCurrentView().getElement().getOuterHTML()).contains("10,000 videos");
        open.add(window);
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
