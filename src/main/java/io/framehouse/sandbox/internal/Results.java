package io.framehouse.sandbox.internal;

import io.framehouse.sandbox.FaultKind;
import java.util.Optional;

/** The links of a finished task; each question makes new ones. */
final class Results {
    private final Links links;

    Results(Links links) {
        this.links = links;
    }

    private static boolean hasVideo(StoredTask task) {
        return task.state() == TaskState.SUCCESS
                && !task.marks().containsKey(FaultKind.TASK_WITHOUT_VIDEO);
    }

    Optional<String> videoOf(StoredTask task) {
        return hasVideo(task)
                ? Optional.of(links.to(task, task.renderKey() + ".mp4", "video.mp4"))
                : Optional.empty();
    }

    Optional<String> coverOf(StoredTask task) {
        return hasVideo(task)
                ? Optional.of(links.to(task, task.renderKey() + ".jpg", "cover.jpg"))
                : Optional.empty();
    }

    /** Where the provider shows an input image again: its own address, or a link to our copy. */
    String inputOf(StoredTask task, StoredImage image) {
        return image.source().isEmpty()
                ? links.to(task, image.hash() + "." + image.type(), "input." + image.type())
                : image.source();
    }

    int lifeSeconds(StoredTask task) {
        return links.lifeSeconds(task.dialect());
    }
}
