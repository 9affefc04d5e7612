package io.framehouse.sandbox.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/** One film for each length, resolution and sound, whatever was asked for besides. */
final class CannedFilms implements Films {
    private static final String TITLE = "Canned film";
    private static final String SHAPE = "16:9";

    /** Which film. */
    private record Can(int seconds, String resolution, boolean sound) {
        Generation content() {
            return new Generation(
                    "",
                    Mode.TEXT,
                    List.of(),
                    TITLE,
                    seconds,
                    resolution,
                    SHAPE,
                    sound,
                    "all",
                    false,
                    false,
                    0,
                    "auto",
                    false,
                    false,
                    0,
                    "",
                    "");
        }
    }

    private final Renderer renderer;
    private final ExecutorService threads;
    private final Map<Can, CompletableFuture<String>> made = new ConcurrentHashMap<>();

    CannedFilms(Renderer renderer, ExecutorService threads) {
        this.renderer = renderer;
        this.threads = threads;
    }

    @Override
    public CompletableFuture<String> of(StoredTask task) {
        Generation g = task.generation();
        return made.computeIfAbsent(
                new Can(g.seconds(), g.resolution(), g.audio()),
                can ->
                        CompletableFuture.supplyAsync(
                                () -> renderer.render(can.content()), threads));
    }

    @Override
    public void forget(StoredTask task) {
        // The next task of that length takes it.
    }
}
