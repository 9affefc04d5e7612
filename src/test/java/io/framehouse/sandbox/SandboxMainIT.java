package io.framehouse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** As a process of its own the sandbox may be killed and still knows its tasks afterwards. */
class SandboxMainIT {
    private static final String TASK =
            "{\"model\": \"viduq2\", \"prompt\": \"Dawn\", \"duration\": 1, \"payload\": \"kept\"}";

    private record Running(Process process, SandboxClient client) {}

    @TempDir Path work;

    private Running start() throws IOException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        ProcessHandle.current().info().command().orElseThrow(),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        "io.framehouse.sandbox.SandboxMain",
                                        "0",
                                        work.toString()))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        while (line != null && !line.startsWith("http://")) {
            line = out.readLine();
        }
        return new Running(process, new SandboxClient(String.valueOf(line), "Token sandbox-key"));
    }

    @Test
    void aKilledProcessLosesNoTask() throws Exception {
        Running first = start();
        String id =
                first.client()
                        .post("/ent/v2/text2video", TASK)
                        .json()
                        .path("task_id")
                        .stringValue();
        first.process().destroyForcibly().waitFor();

        Running second = start();
        try {
            JsonNode result =
                    second.client()
                            .pollUntil(
                                    "/ent/v2/tasks/" + id + "/creations",
                                    body -> body.path("state").asString().equals("success"));
            assertThat(result.path("payload").stringValue()).isEqualTo("kept");
        } finally {
            second.process().destroyForcibly().waitFor();
        }
    }
}
