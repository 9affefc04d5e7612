package io.framehouse.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

/**
 * Keeps parts of a page fresh: hears a team's signals while the part is on screen and refreshes it,
 * at most once a second, and every 30 seconds in case a signal was missed.
 */
@org.springframework.stereotype.Component
public class LiveUpdates implements DisposableBean {
    private final LiveFeed feed;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("live-updates").factory());

    LiveUpdates(LiveFeed feed) {
        this.feed = feed;
    }

    /**
     * Binds a part of a page to its team's signals from when it is shown until it leaves.
     *
     * @param topics such as {@code job}, {@code balance}; empty means all
     * @param refresh runs with the page's lock, as the person who looks at it
     */
    public void bind(Component part, TeamId team, Set<String> topics, Runnable refresh) {
        part.addAttachListener(
                attach -> begin(part, attach.getUI(), team, Set.copyOf(topics), refresh));
        part.getUI().ifPresent(ui -> begin(part, ui, team, Set.copyOf(topics), refresh));
    }

    /** Refreshes a part that has no team to hear from every 30 seconds while it is shown. */
    public void bind(Component part, Runnable refresh) {
        part.addAttachListener(attach -> begin(part, attach.getUI(), null, Set.of(), refresh));
        part.getUI().ifPresent(ui -> begin(part, ui, null, Set.of(), refresh));
    }

    private void begin(
            Component part, UI ui, @Nullable TeamId team, Set<String> topics, Runnable refresh) {
        LiveBinding binding = new LiveBinding(ui, topics, refresh, clock);
        binding.start();
        if (team != null) {
            binding.hear(feed, team);
        }
        part.addDetachListener(detach -> {
            detach.unregisterListener();
            binding.close();
        });
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }
}
