package io.framehouse.sandbox.internal;

import io.framehouse.sandbox.Fault;
import io.framehouse.sandbox.FaultKind;
import io.framehouse.sandbox.FaultStage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Serves rendered videos, covers and input copies behind links that expire. */
final class FileEndpoint {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
    private static final Pattern SAFE_NAME = Pattern.compile("[0-9a-f]+\\.[a-z0-9]+");
    private static final int SLOW_PIECES = 20;
    // Loopback, and not an address that anything here listens on.
    private static final String PRIVATE_PLACE = "http://127.0.0.2:9/private.mp4";
    private static final Map<String, String> TYPES =
            Map.of(
                    "mp4", "video/mp4",
                    "jpg", "image/jpeg",
                    "jpeg", "image/jpeg",
                    "png", "image/png",
                    "webp", "image/webp");

    private final Links links;
    private final TaskStore store;
    private final FaultDesk faults;
    private final Clock clock;
    private final List<Path> directories;

    FileEndpoint(
            Links links, TaskStore store, FaultDesk faults, Clock clock, List<Path> directories) {
        this.links = links;
        this.store = store;
        this.faults = faults;
        this.clock = clock;
        this.directories = directories;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/files/([^/]+)/[^/]+", FileEndpoint::refuse, this::serve),
                Route.of("HEAD", "/files/([^/]+)/[^/]+", FileEndpoint::refuse, this::serve));
    }

    private static void refuse(Exchange exchange, Refusal refusal) throws IOException {
        exchange.reply(refusal.kind().viduStatus, "text/plain", text(refusal.text()));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void serve(Exchange exchange, Matcher path) throws IOException {
        Links.Target target = links.open(path.group(1)).orElse(null);
        StoredTask task = target == null ? null : store.find(target.taskId()).orElse(null);
        if (target == null || task == null) {
            throw new Refusal(RefusalKind.PATH_UNKNOWN, "", "no such file");
        }
        Fault fault = faults.take(FaultStage.FILE, task).orElse(null);
        FaultKind kind = fault == null ? null : fault.kind();
        if (kind == FaultKind.FILE_EXPIRED || clock.instant().isAfter(target.expiresAt())) {
            exchange.reply(
                    403,
                    "application/xml",
                    text(
                            "<Error><Code>AccessDenied</Code>"
                                    + "<Message>Request has expired</Message></Error>"));
        } else if (kind == FaultKind.FILE_500) {
            throw new Refusal(RefusalKind.INTERNAL, "", "internal failure");
        } else if (kind == FaultKind.FILE_HTML) {
            exchange.reply(200, "text/html", text("<html><body>Please sign in</body></html>"));
        } else if (fault != null && kind == FaultKind.FILE_REDIRECT_PRIVATE) {
            String elsewhere = fault.argument().isEmpty() ? PRIVATE_PLACE : fault.argument();
            exchange.setHeader("Location", elsewhere);
            exchange.reply(302, "text/plain", text("Moved"));
        } else if (fault != null && kind == FaultKind.FILE_WRONG_TYPE) {
            exchange.reply(200, typeOf(target.file()), wrongFile(task, fault));
        } else {
            send(exchange, find(target.file()), fault);
        }
    }

    private byte[] wrongFile(StoredTask task, Fault fault) throws IOException {
        return fault.argument().equals("picture")
                ? Files.readAllBytes(find(task.renderKey() + ".jpg"))
                : WrongFiles.sound();
    }

    private static String typeOf(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
    }

    private Path find(String name) {
        return directories.stream()
                .map(directory -> directory.resolve(name))
                .filter(file -> SAFE_NAME.matcher(name).matches() && Files.exists(file))
                .findFirst()
                .orElseThrow(() -> new Refusal(RefusalKind.PATH_UNKNOWN, "", "no such file"));
    }

    private void send(Exchange exchange, Path file, @Nullable Fault fault) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String type = typeOf(file.getFileName().toString());
        exchange.setHeader("Accept-Ranges", "bytes");
        if (fault != null && fault.kind() == FaultKind.FILE_TRUNCATED) {
            OutputStream out = exchange.start(200, type, bytes.length);
            out.write(bytes, 0, bytes.length / 2);
            out.flush();
            exchange.abort();
        } else if (fault != null && fault.kind() == FaultKind.FILE_SLOW) {
            String seconds = fault.argument().isEmpty() ? "10" : fault.argument();
            sendSlowly(exchange.start(200, type, bytes.length), bytes, Integer.parseInt(seconds));
            exchange.abort();
        } else {
            sendRange(exchange, type, bytes);
        }
    }

    private void sendSlowly(OutputStream out, byte[] bytes, int seconds) throws IOException {
        int piece = bytes.length / SLOW_PIECES + 1;
        for (int from = 0; from < bytes.length; from += piece) {
            out.write(bytes, from, Math.min(piece, bytes.length - from));
            out.flush();
            if (faults.pause(seconds * 1000L / SLOW_PIECES)) {
                return;
            }
        }
    }

    private static void sendRange(Exchange exchange, String type, byte[] bytes) throws IOException {
        Matcher range = RANGE.matcher(exchange.header("Range"));
        if (!range.matches()) {
            exchange.reply(200, type, bytes);
            return;
        }
        long from = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? bytes.length - 1L : Long.parseLong(range.group(2));
        last = Math.min(last, bytes.length - 1L);
        if (from > last) {
            exchange.setHeader("Content-Range", "bytes */" + bytes.length);
            exchange.reply(416, type, new byte[0]);
            return;
        }
        exchange.setHeader("Content-Range", "bytes " + from + "-" + last + "/" + bytes.length);
        exchange.reply(206, type, Arrays.copyOfRange(bytes, (int) from, (int) last + 1));
    }
}
