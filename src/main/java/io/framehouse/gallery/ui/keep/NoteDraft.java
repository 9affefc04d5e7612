package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A note that is being written, kept by the page so that it outlives the panel it is typed in. */
final class NoteDraft {
    private static final int MOST = 50;

    private final UUID video;

    NoteDraft(UUID video) {
        this.video = video;
    }

    String read() {
        return drafts().getOrDefault(video, "");
    }

    /** Empty forgets it. */
    void write(String text) {
        Drafts drafts = drafts();
        drafts.remove(video);
        if (!text.isBlank()) {
            drafts.put(video, text);
        }
    }

    private static Drafts drafts() {
        UI page = UI.getCurrentOrThrow();
        Drafts drafts = ComponentUtil.getData(page, Drafts.class);
        if (drafts == null) {
            drafts = new Drafts();
            ComponentUtil.setData(page, Drafts.class, drafts);
        }
        return drafts;
    }

    /** The newest of one page. */
    private static final class Drafts extends LinkedHashMap<UUID, String> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, String> eldest) {
            return size() > MOST;
        }
    }
}
