package io.framehouse.gateway;

import io.framehouse.gallery.GalleryKeeping;
import io.framehouse.gallery.KeptVideo;
import io.framehouse.gallery.Trashed;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Takes labels for the one video of {@link FakeGallery}; programs do nothing else yet. */
class FakeKeeping implements GalleryKeeping {
    @Override
    public KeptVideo get(TeamId team, UUID video) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> labels(TeamId team, Set<UUID> videos) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void label(TeamId team, Set<UUID> videos, Set<String> labels) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void unlabel(TeamId team, Set<UUID> videos, Set<String> labels) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> relabel(TeamId team, UUID video, Set<String> labels) {
        if (!video.equals(FakeGallery.VIDEO)) {
            throw DomainException.notFound("video");
        }
        return labels.stream().sorted().toList();
    }

    @Override
    public void rate(TeamId team, Set<UUID> videos, int rating) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void star(TeamId team, Set<UUID> videos) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void unstar(TeamId team, Set<UUID> videos) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void title(TeamId team, UUID video, String title, long version) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void note(TeamId team, Set<UUID> videos, String text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteNote(TeamId team, UUID note) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Trashed beforeTrash(TeamId team, Set<UUID> videos) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Trashed trash(TeamId team, Set<UUID> videos) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void restore(TeamId team, Set<UUID> videos) {
        throw new UnsupportedOperationException();
    }
}
