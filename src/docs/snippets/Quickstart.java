import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes a video and downloads it: java Quickstart.java. Use your JSON library instead of field(). */
public class Quickstart {
    static final String HOST = System.getenv("FRAMEHOUSE_URL");
    static final String KEY = System.getenv("FRAMEHOUSE_KEY");
    static final HttpClient HTTP = HttpClient.newHttpClient();
    static final String REQUEST =
            """
            {"model": "viduq3-pro-text2video",
             "parameters": {"prompt": "A paper boat drifts down a rainy street.",
                            "duration": 2, "resolution": "540p"}}
            """;

    public static void main(String[] args) throws Exception {
        String quote = send(call("/api/v1/quotes").POST(body()));
        System.out.println("Price: " + field(quote, "\"total\"") + " credits");

        String job =
                send(call("/api/v1/jobs")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(body()));
        String id = field(job, "\"id\"");

        String video = null;
        String tag = "\"none\"";
        while (video == null) {
            // Answered once the job is another than at that tag; 304 when 20 seconds are over.
            var answer =
                    HTTP.send(
                            call("/api/v1/jobs/" + id)
                                    .header("Prefer", "wait=20")
                                    .header("If-None-Match", tag)
                                    .GET()
                                    .build(),
                            BodyHandlers.ofString());
            if (answer.statusCode() == 304) {
                continue;
            }
            job = body(answer);
            tag = answer.headers().firstValue("ETag").orElseThrow();
            String state = field(job, "\"state\"");
            if (state.equals("failed") || state.equals("cancelled")) {
                throw new IllegalStateException(id + " " + state + ": " + field(job, "\"reason\""));
            }
            video = field(job, "\"kind\":\"video\",\"state\":\"ready\"[^}]*\"url\"");
        }

        Path file = Path.of("boat.mp4");
        HTTP.send(HttpRequest.newBuilder(URI.create(video)).build(), BodyHandlers.ofFile(file));
        byte[] bytes = Files.readAllBytes(file);
        if (!new String(bytes, 4, 4, StandardCharsets.US_ASCII).equals("ftyp")) {
            throw new IllegalStateException("not an MP4");
        }
        System.out.println("Saved boat.mp4, " + bytes.length + " bytes");
    }

    static HttpRequest.Builder call(String path) {
        return HttpRequest.newBuilder(URI.create(HOST + path))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json");
    }

    static HttpRequest.BodyPublisher body() {
        return HttpRequest.BodyPublishers.ofString(REQUEST);
    }

    static String send(HttpRequest.Builder request) throws Exception {
        return body(HTTP.send(request.build(), BodyHandlers.ofString()));
    }

    static String body(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** The text after the first such name, null where there is none. */
    static String field(String json, String name) {
        var matcher = Pattern.compile(name + ":\"([^\"]*)\"").matcher(json);
        return matcher.find() ? matcher.group(1) : null;
    }
}
