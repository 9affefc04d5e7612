package io.framehouse.gateway;

import io.framehouse.gallery.CollectionChange;
import io.framehouse.gallery.CollectionData;
import io.framehouse.gallery.Collections;
import io.framehouse.gallery.KeptVideo.CollectionName;
import io.framehouse.gallery.VideoCollection;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** No collections; what they do is tested with the whole application. */
class FakeCollections implements Collections {
    @Override
    public List<VideoCollection> list(TeamId team) {
        return List.of();
    }

    @Override
    public VideoCollection get(TeamId team, UUID id) {
        throw DomainException.notFound("collection");
    }

    @Override
    public List<CollectionName> holding(TeamId team, Set<UUID> videos) {
        return List.of();
    }

    @Override
    public VideoCollection create(TeamId team, CollectionData data) {
        throw new UnsupportedOperationException();
    }

    @Override
    public VideoCollection change(TeamId team, UUID id, CollectionData data, long version) {
        return get(team, id);
    }

    @Override
    public VideoCollection change(TeamId team, UUID id, CollectionChange change) {
        return get(team, id);
    }

    @Override
    public void delete(TeamId team, UUID id) {
        get(team, id);
    }

    @Override
    public void add(TeamId team, UUID id, Set<UUID> videos) {
        get(team, id);
    }

    @Override
    public void remove(TeamId team, UUID id, Set<UUID> videos) {
        get(team, id);
    }
}
