package io.framehouse.storage.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.storage.BlobStore;
import io.framehouse.teams.TeamErasure;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes a team's uploads, exports and all of its stored bytes away. */
@Component
class StorageErasure implements TeamErasure {
    private final BlobStore blobs;

    StorageErasure(BlobStore blobs) {
        this.blobs = blobs;
    }

    @Override
    public List<Step> steps() {
        return List.of(
                Step.delete(20, "upload"),
                Step.delete(20, "team_export"),
                Step.delete(20, "blob_removal"),
                Step.delete(25, "stored_blob"),
                Step.delete(26, "storage_use"));
    }

    @Override
    public void end(TeamId team) {
        blobs.deleteAll(team);
    }
}
