package io.framehouse.storage;

import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.util.Set;
import java.util.UUID;

/** The pictures that a team was given, to look at and use again. Checks the current actor. */
public interface UploadLibrary {
    /** Pictures, newest first; a cursor counts under any filter. */
    Page<UploadCard> list(TeamId team, UploadFilter filter, PageRequest page);

    /** The same by text alone. */
    default Page<UploadCard> list(TeamId team, String text, PageRequest page) {
        return list(team, new UploadFilter(text, Set.of()), page);
    }

    /**
     * Keeps a picture however old it gets, or lets it go with its time again; twice is once.
     *
     * @throws io.framehouse.shared.DomainException not_found
     */
    void pin(TeamId team, UUID upload, boolean pinned);

    /**
     * Takes a picture away for good.
     *
     * @throws io.framehouse.shared.DomainException not_found; wrong_state while work under way
     *     needs it
     */
    void delete(TeamId team, UUID upload);
}
