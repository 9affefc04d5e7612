package io.framehouse.storage.internal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.ffmpeg.ffprobe;
import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs ffmpeg and ffprobe on files nobody vouches for: as processes without a shell, that may open
 * files only and known containers and codecs only, with an end in time, in memory and in what they
 * write and say. Two run at once, whoever asks.
 *
 * @see "Decision 0033: copies"
 */
@Component
final class MediaPrograms {
    private static final Logger LOG = LoggerFactory.getLogger(MediaPrograms.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int AT_ONCE = 2;
    private static final int MAX_OUTPUT_BYTES = 256 * 1024;
    private static final String MAX_BLOCK_BYTES = String.valueOf(256L * 1024 * 1024);

    /** What one program may write into one file. */
    private static final String MAX_FILE_BYTES = String.valueOf(64L * 1024 * 1024);

    private static final String DECODERS =
            String.join(
                    ",",
                    "h264,hevc,av1,libdav1d,libaom-av1,vp8,libvpx,vp9,libvpx-vp9,mpeg4,prores",
                    "aac,mp3float,mp3,opus,libopus,vorbis,ac3,eac3,flac,alac",
                    "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_f32le",
                    "mjpeg,png,mov_text,webvtt");

    private static final List<String> OF_THE_PROGRAM =
            List.of("-v", "error", "-max_alloc", MAX_BLOCK_BYTES);
    private static final List<String> OF_THE_FILE =
            List.of(
                    "-threads",
                    "1",
                    "-protocol_whitelist",
                    "file",
                    "-format_whitelist",
                    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm",
                    "-codec_whitelist",
                    DECODERS,
                    "-max_pixels",
                    String.valueOf(VideoLimits.PIXELS),
                    "-max_streams",
                    String.valueOf(VideoLimits.TRACKS));
    private static final List<String> OF_THE_RESULT =
            List.of("-threads", "1", "-fs", MAX_FILE_BYTES);

    private final Semaphore free = new Semaphore(AT_ONCE, true);

    /** What ffprobe says of a file; empty where it refuses it. */
    Optional<String> probe(List<String> arguments, Path file) {
        return run(Loader.load(ffprobe.class), OF_THE_FILE, arguments, List.of(name(file)));
    }

    /**
     * What ffmpeg says while it makes something of a video; empty where it fails.
     *
     * @param reading options of the file that is read
     * @param making options of what is made of it, with its name at the end
     */
    Optional<String> convert(List<String> reading, Path file, List<String> making) {
        List<String> from = new ArrayList<>(OF_THE_FILE);
        from.addAll(reading);
        from.addAll(List.of("-i", name(file)));
        return run(Loader.load(ffmpeg.class), List.of("-nostdin", "-y"), from, making(making));
    }

    private static List<String> making(List<String> arguments) {
        List<String> all = new ArrayList<>(OF_THE_RESULT);
        all.addAll(arguments);
        return all;
    }

    /** A file as these programs name it, never taken for anything else. */
    static String name(Path file) {
        return "file:" + file.toAbsolutePath();
    }

    @SafeVarargs
    private Optional<String> run(String program, List<String>... arguments) {
        List<String> command = new ArrayList<>(ProgramLimits.PREFIX);
        command.add(program);
        command.addAll(OF_THE_PROGRAM);
        for (List<String> some : arguments) {
            command.addAll(some);
        }
        try {
            free.acquire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return answer(start(command, program));
        } catch (IOException failure) {
            LOG.warn("A media program did not start: {}", failure.getMessage());
            return Optional.empty();
        } finally {
            free.release();
        }
    }

    private static Process start(List<String> command, String program) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(List.of("PATH", "SystemRoot"));
        // The libraries lie beside the program; some are found only this way.
        String libraries = new File(program).getAbsoluteFile().getParent();
        builder.environment().put("LD_LIBRARY_PATH", libraries);
        builder.directory(new File(System.getProperty("java.io.tmpdir")));
        builder.redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static Optional<String> answer(Process process) {
        CompletableFuture<byte[]> output = new CompletableFuture<>();
        try (var reader = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                reader.execute(() -> read(process, output));
                byte[] bytes = output.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
                boolean ended = process.waitFor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
                return ended && process.exitValue() == 0
                        ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
                        : Optional.empty();
            } catch (TimeoutException | ExecutionException tooSlowOrTooMuch) {
                LOG.warn("A media program was stopped: {}", tooSlowOrTooMuch.toString());
                return Optional.empty();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private static void read(Process process, CompletableFuture<byte[]> output) {
        try (InputStream in = process.getInputStream()) {
            byte[] bytes = in.readNBytes(MAX_OUTPUT_BYTES + 1);
            if (bytes.length > MAX_OUTPUT_BYTES) {
                throw new IOException("the answer is longer than " + MAX_OUTPUT_BYTES + " bytes");
            }
            output.complete(bytes);
        } catch (IOException failure) {
            output.completeExceptionally(failure);
        }
    }
}
