package io.framehouse.gateway.rest;

import io.framehouse.shared.Action;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.storage.SignedLinks;
import io.framehouse.storage.TemporaryFiles;
import io.framehouse.storage.TemporaryFiles.TemporaryFile;
import io.framehouse.storage.Upload;
import io.framehouse.storage.Uploads;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes pictures as raw bodies. */
@RestController
class UploadsController {
    private static final long MAX_BYTES = 50L * 1024 * 1024;
    private static final Duration LINK_LIFE = Duration.ofDays(30);

    private final TeamCaller caller;
    private final Uploads uploads;
    private final SignedLinks links;
    private final TemporaryFiles files;

    UploadsController(TeamCaller caller, Uploads uploads, SignedLinks links, TemporaryFiles files) {
        this.caller = caller;
        this.uploads = uploads;
        this.links = links;
        this.files = files;
    }

    @PostMapping("/api/v1/uploads")
    @ResponseStatus(HttpStatus.CREATED)
    UploadJson upload(HttpServletRequest request) throws IOException {
        TeamId team = caller.teamFor(Action.SUBMIT_JOB);
        if (request.getContentLengthLong() > MAX_BYTES) {
            throw tooLarge();
        }
        try (TemporaryFile file = files.create(".upload")) {
            receive(request.getInputStream(), file.path());
            return json(team, uploads.store(team, file.path(), null, "body"));
        }
    }

    private static void receive(InputStream in, Path file) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long total = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                total += count;
                if (total > MAX_BYTES) {
                    throw tooLarge();
                }
                out.write(buffer, 0, count);
            }
        }
        if (total == 0) {
            throw DomainException.invalid(
                    "body", "required", "The body is empty; send the picture itself as the body.");
        }
    }

    private UploadJson json(TeamId team, Upload upload) {
        return new UploadJson(
                upload.id(),
                links.link(team, "upload", upload.id(), LINK_LIFE),
                upload.width(),
                upload.height(),
                upload.bytes());
    }

    private static DomainException tooLarge() {
        return new DomainException(
                CommonError.TOO_LARGE,
                "The picture is larger than 50 MB. Make it smaller.",
                Map.of("max_bytes", MAX_BYTES));
    }

    /** A picture kept; its {@code url} can stand in {@code images}. */
    record UploadJson(UUID id, String url, int width, int height, long bytes) {}
}
