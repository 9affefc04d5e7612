package io.framehouse.gallery.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.gallery.Downloads;
import io.framehouse.gallery.Downloads.Prepared;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.MediaPath;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.SizeFormat;
import io.framehouse.ui.Toast;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Fetches the ticked videos as one ZIP. */
@Component
final class DownloadSelection implements SelectionAction {
    private static final int ORDER = 10;

    private final Downloads downloads;

    DownloadSelection(Downloads downloads) {
        this.downloads = downloads;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String words() {
        return "Download ZIP";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.DOWNLOAD;
    }

    @Override
    public boolean isOffered(CurrentTeam team, boolean inTrash) {
        return !inTrash;
    }

    @Override
    public void run(CurrentTeam team, Set<UUID> videos, Runnable done) {
        Prepared[] prepared = new Prepared[1];
        if (!Outcomes.run(() -> prepared[0] = downloads.prepare(team.id(), videos))) {
            return;
        }
        if (prepared[0].videos() == 0) {
            Toast.warning(
                    videos.size() == 1
                            ? "This video is not stored here, so there is nothing to download."
                            : "None of these videos is stored here, so there is nothing to"
                                    + " download.");
            return;
        }
        // A link that saves a file leaves the page as it is.
        UI.getCurrentOrThrow()
                .getPage()
                .executeJs(
                        "const a = document.createElement('a'); a.href = $0; a.download = '';"
                                + " document.body.append(a); a.click(); a.remove();",
                        MediaPath.of(prepared[0].link()));
        Toast.success(words(prepared[0]));
        done.run();
    }

    private static String words(Prepared zip) {
        String what =
                (zip.videos() == 1 ? "1 video" : zip.videos() + " videos")
                        + " \u00b7 "
                        + SizeFormat.bytes(zip.bytes());
        return zip.missing() == 0
                ? "Downloading " + what + "."
                : "Downloading %s. %d more %s not stored here; missing.txt names them."
                        .formatted(what, zip.missing(), zip.missing() == 1 ? "is" : "are");
    }
}
