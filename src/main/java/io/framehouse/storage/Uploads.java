package io.framehouse.storage;

import io.framehouse.shared.TeamId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pictures that people and programs give us. */
public interface Uploads {
    /**
     * Checks and keeps a picture: PNG, JPEG or WebP by content, at most 50 MB, ratio 1:4 to 4:1.
     *
     * @param field the field's name for the refusal, such as {@code images[0]}
     * @throws io.framehouse.shared.DomainException INVALID_REQUEST naming field, rule and value
     */
    Upload store(TeamId team, Path file, @Nullable String fileName, String field);

    /**
     * Turns any form in which a request may carry a picture into an upload: a data URI, an https
     * address (fetched and kept), or the address or reference of an upload of this team.
     *
     * @throws io.framehouse.shared.DomainException INVALID_REQUEST naming field, rule and value
     */
    Upload take(TeamId team, String image, String field);

    Optional<Upload> find(TeamId team, UUID id);

    /** The picture as a data URI, for providers that cannot reach us. */
    String asDataUri(TeamId team, UUID id);
}
