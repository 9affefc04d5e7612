package io.framehouse.storage.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.MediaSource;
import io.framehouse.storage.Upload;
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
        String ending = upload.contentType().substring("image/".length());
        String name = upload.fileName();
        return new Media(
                upload.blobKey(),
                upload.contentType(),
                upload.bytes(),
                upload.sha256(),
                name == null ? "image." + ending : name,
                null);
    }
}
