package io.framehouse.sandbox.internal;

import io.framehouse.sandbox.SandboxFaults;
import io.framehouse.sandbox.SandboxSettings;
import io.framehouse.sandbox.SandboxTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Puts the parts of one sandbox together and takes them apart again. */
public final class SandboxRuntime implements AutoCloseable {
    private final SandboxSettings settings;
    private final SandboxFaults faults = new SandboxFaults();
    private final FaultDesk desk = new FaultDesk(faults);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final TaskStore store;
    private final TaskEngine engine;
    private final SubmitFlow submits;
    private final Links links;
    private final CallbackSender callbacks;
    private final AsyncV3Dialect async;
    private final ViduDialect vidu;
    private final VtrixDialect vtrix;
    private final SandboxServer server;

    private SandboxRuntime(SandboxSettings settings) {
        this.settings = settings;
        Path imageDirectory = directory("images");
        Path renderDirectory = directory("renders");
        ImageIntake intake = new ImageIntake(imageDirectory);
        Renderer renderer = new Renderer(renderDirectory, intake, new Ffmpeg(settings.ffmpeg()));
        store = new TaskStore(directory("tasks"));
        links = new Links(settings.workDirectory(), settings.clock(), settings.linkLifeSeconds());
        callbacks = new CallbackSender(desk, settings.clock(), threads);
        engine = new TaskEngine(store, settings, desk, renderer, this::announce, threads);
        submits = new SubmitFlow(settings, store, new RequestRules(new ImageRules(intake)), desk);
        PollFlow polls = new PollFlow(settings, store, desk);
        Results results = new Results(links);
        ViduAccount account = new ViduAccount(settings, store, engine, polls);
        async = new AsyncV3Dialect(submits, polls, results);
        vidu = new ViduDialect(false, submits, polls, results, account);
        ViduDialect proxy = new ViduDialect(true, submits, polls, results, account);
        vtrix = new VtrixDialect(submits, polls, results);
        List<Route> routes = new ArrayList<>();
        List.of(async, vidu, proxy, vtrix).forEach(dialect -> routes.addAll(dialect.routes()));
        List<Path> served = List.of(renderDirectory, imageDirectory);
        routes.addAll(new FileEndpoint(links, store, desk, settings.clock(), served).routes());
        routes.addAll(new ControlEndpoint(faults, store).routes());
        server = new SandboxServer(settings.port(), routes, threads);
    }

    /** Starts serving and moving tasks. */
    public static SandboxRuntime start(SandboxSettings settings) {
        SandboxRuntime runtime = new SandboxRuntime(settings);
        runtime.links.baseUrl("http://127.0.0.1:" + runtime.port());
        runtime.server.start();
        runtime.engine.start();
        return runtime;
    }

    private Path directory(String name) {
        try {
            return Files.createDirectories(settings.workDirectory().resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Vidu calls back on processing and on the end; what Vtrix sends is not documented. */
    private void announce(StoredTask task) {
        if (task.state() != TaskState.PROCESSING && !task.state().isFinal()) {
            return;
        }
        switch (task.dialect()) {
            case ViduDialect.NAME -> callbacks.send(task, vidu.result(task), true);
            case VtrixDialect.NAME -> callbacks.send(task, vtrix.result(task), false);
            default -> {}
        }
    }

    public int port() {
        return server.port();
    }

    public SandboxFaults faults() {
        return faults;
    }

    public List<SandboxTask> tasks() {
        return store.all().stream().map(StoredTask::toPublic).toList();
    }

    public int submitCount() {
        return submits.submitCount();
    }

    public long balanceCredits() {
        return settings.startingCredits() - store.takenCredits();
    }

    @Override
    public void close() {
        desk.stop();
        engine.stop();
        server.stop();
        threads.shutdownNow();
        Threads.awaitEnd(threads);
    }
}
