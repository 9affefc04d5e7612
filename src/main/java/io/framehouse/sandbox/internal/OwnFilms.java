package io.framehouse.sandbox.internal;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/** A film of its own for every task, from its pictures and prompt. */
final class OwnFilms implements Films {
    private final Renderer renderer;
    private final ExecutorService threads;
    private final Map<String, CompletableFuture<String>> renders = new ConcurrentHashMap<>();

    OwnFilms(Renderer renderer, ExecutorService threads) {
        this.renderer = renderer;
        this.threads = threads;
    }

    @Override
    public CompletableFuture<String> of(StoredTask task) {
        return renders.computeIfAbsent(
                task.id(),
                id ->
                        CompletableFuture.supplyAsync(
                                () -> renderer.render(task.generation()), threads));
    }

    @Override
    public void forget(StoredTask task) {
        renders.remove(task.id());
    }
}
