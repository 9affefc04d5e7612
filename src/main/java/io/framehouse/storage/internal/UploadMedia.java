package io.framehouse.storage.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.MediaSource;
import io.framehouse.storage.Upload;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Serves uploads behind signed links. */
@Component
class UploadMedia implements MediaSource {
    static final String KIND = "upload";

    private final UploadRepository uploads;
    private final TeamTransactions transactions;

    UploadMedia(UploadRepository uploads, TeamTransactions transactions) {
        this.uploads = uploads;
        this.transactions = transactions;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Media> find(TeamId team, UUID id) {
        return transactions.inTeam(team, () -> uploads.find(team, id)).map(UploadMedia::media);
    }

    private static Media media(Upload upload) {
        return new Media(
                upload.blobKey(),
                upload.contentType(),
                upload.bytes(),
                upload.sha256(),
                name(upload),
                null);
    }

    /** A name that a picture has: what is saved as page.html would be opened as a page. */
    private static String name(Upload upload) {
        String ending = upload.contentType().substring("image/".length());
        String given = Objects.requireNonNullElse(upload.fileName(), "image");
        String lower = given.toLowerCase(Locale.ROOT);
        boolean fits =
                lower.endsWith("." + ending) || (ending.equals("jpeg") && lower.endsWith(".jpg"));
        return fits ? given : given + "." + ending;
    }
}
