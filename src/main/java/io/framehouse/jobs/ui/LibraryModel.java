package io.framehouse.jobs.ui;

import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.storage.UploadCard;
import io.framehouse.ui.CurrentTeam;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The library as far as it is read. */
final class LibraryModel {
    private static final int PAGE = 48;

    private final LibraryServices services;
    private final CurrentTeam team;
    private final PictureShelf shelf;
    private String text = "";
    private @Nullable String next;
    private int shown;

    LibraryModel(LibraryServices services, CurrentTeam team) {
        this.services = services;
        this.team = team;
        this.shelf = new PictureShelf(services.uploads(), services.links(), team);
    }

    /** The first page of a search; empty words for all. */
    List<UploadCard> load(String words) {
        text = words;
        next = null;
        shown = 0;
        return more();
    }

    List<UploadCard> more() {
        Page<UploadCard> page =
                services.library().list(team.id(), text, new PageRequest(PAGE, next));
        next = page.nextCursor();
        shown += page.items().size();
        return page.items();
    }

    boolean hasMore() {
        return next != null;
    }

    boolean isSearch() {
        return !text.isEmpty();
    }

    /** Such as {@code 48 images, more below}. */
    String summary() {
        String images = shown == 1 ? "1 image" : shown + " images";
        return hasMore() ? images + ", more below" : images;
    }

    Picture picture(UploadCard card) {
        return shelf.picture(card.upload());
    }

    Picture store(Path file, String fileName) {
        return shelf.store(file, fileName, "images[0]");
    }

    Picture fetch(String link) {
        return shelf.take(link, "images[0]");
    }

    void pin(UUID upload, boolean pinned) {
        services.library().pin(team.id(), upload, pinned);
    }

    void delete(UUID upload) {
        services.library().delete(team.id(), upload);
    }
}
