package io.framehouse.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real curl, as the providers' pages call it. */
final class Curl {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String host;
    private final String authorization;

    Curl(String host, String authorization) {
        this.host = host;
        this.authorization = authorization;
    }

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("curl", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** As printed: POST, URL, two headers and the data. */
    JsonNode post(String path, String data) {
        Path body = file(".json");
        try {
            Files.writeString(body, data);
            return json(
                    "--request", "POST",
                    "--url", host + path,
                    "--header", "Authorization: " + authorization,
                    "--header", "Content-Type: application/json",
                    "--data", "@" + body);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    JsonNode get(String path) {
        return json("--url", host + path, "--header", "Authorization: " + authorization);
    }

    /** Downloads a link as anybody can, without a key. */
    static Path download(String url) {
        Path video = file(".mp4");
        run(List.of("--fail", "--output", video.toString(), url));
        return video;
    }

    private static JsonNode json(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--fail-with-body"));
        all.addAll(List.of(arguments));
        return JSON.readTree(run(all));
    }

    private static String run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("curl", "--silent", "--show-error"));
        command.addAll(arguments);
        Path errors = file(".err");
        try {
            Process curl = new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String out = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!curl.waitFor(60, TimeUnit.SECONDS) || curl.exitValue() != 0) {
                throw new AssertionError(
                        "curl " + arguments + " failed: " + Files.readString(errors) + out);
            }
            return out;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Path file(String suffix) {
        try {
            Path file = Files.createTempFile("curl", suffix);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
