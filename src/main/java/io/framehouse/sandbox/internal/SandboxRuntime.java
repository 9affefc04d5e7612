package io.framehouse.sandbox.internal;

import io.framehouse.sandbox.SandboxFaults;
import io.framehouse.sandbox.SandboxLedgerLine;
import io.framehouse.sandbox.SandboxSettings;
import io.framehouse.sandbox.SandboxTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        boolean canned = settings.load().cannedFilms();
        store = canned ? TaskStore.inMemory() : TaskStore.in(directory("tasks"));
        Films films = canned ? new CannedFilms(renderer, threads) : new OwnFilms(renderer, threads);
        links = new Links(settings.workDirectory(), settings.clock(), settings.linkLifeSeconds());
        callbacks = new CallbackSender(desk, settings.clock(), threads);
        engine = new TaskEngine(store, settings, desk, films, this::announce);
        RequestRules rules = new RequestRules(new ImageRules(intake));
        submits = new SubmitFlow(settings, store, rules, desk, engine, this::announceEarly);
        PollFlow polls = new PollFlow(settings, store, desk);
        Results results = new Results(links);
        ViduAccount account = new ViduAccount(settings, store, engine, polls, desk);
        ViduTaskPages pages = new ViduTaskPages(settings, store, desk);
        async = new AsyncV3Dialect(submits, polls, results);
        vidu = new ViduDialect(false, submits, polls, results, account, pages);
        ViduDialect proxy = new ViduDialect(true, submits, polls, results, account, pages);
        vtrix = new VtrixDialect(submits, polls, results);
        List<Route> routes = new ArrayList<>();
        List.of(async, vidu, proxy, vtrix).forEach(dialect -> routes.addAll(dialect.routes()));
        List<Path> served = List.of(renderDirectory, imageDirectory);
        routes.addAll(new FileEndpoint(links, store, desk, settings.clock(), served).routes());
        routes.addAll(new ControlEndpoint(faults, store, submits).routes());
        long latency = settings.load().latency().toMillis();
        server =
                new SandboxServer(
                        settings.port(),
                        routes,
                        threads,
                        latency == 0 ? () -> {} : () -> desk.pause(latency));
    }

    /** Starts serving and moving tasks. */
    public static SandboxRuntime start(SandboxSettings settings) {
        SandboxRuntime runtime = new SandboxRuntime(settings);
        runtime.links.baseUrl("http://127.0.0.1:" + runtime.port());
        runtime.engine.start();
        runtime.server.start();
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
        boolean told = task.state() == TaskState.PROCESSING || task.state().isFinal();
        if (told && !task.generation().callbackUrl().isEmpty()) {
            speaker(task).ifPresent(dialect -> callbacks.send(task, dialect));
        }
    }

    private void announceEarly(StoredTask task) {
        speaker(task).ifPresent(dialect -> callbacks.sendEarly(task, dialect));
    }

    private Optional<Dialect> speaker(StoredTask task) {
        return switch (task.dialect()) {
            case ViduDialect.NAME -> Optional.of(vidu);
            case VtrixDialect.NAME -> Optional.of(vtrix);
            default -> Optional.empty();
        };
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

    public List<SandboxLedgerLine> ledger() {
        return Ledger.of(store.all());
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
