package io.framehouse.gateway;

import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.storage.Upload;
import io.framehouse.storage.UploadCard;
import io.framehouse.storage.UploadFilter;
import io.framehouse.storage.UploadLibrary;
import java.util.List;
import java.util.UUID;

/** One picture, and what was asked last. */
class FakeUploadLibrary implements UploadLibrary {
    static final UUID CAR = UUID.fromString("0199aaaa-0000-7000-8000-000000000001");

    UploadFilter asked = UploadFilter.ALL;

    @Override
    public Page<UploadCard> list(TeamId team, UploadFilter filter, PageRequest page) {
        asked = filter;
        Upload car =
                new Upload(
                        CAR,
                        "key",
                        "ab".repeat(32),
                        "image/jpeg",
                        182_044,
                        1280,
                        720,
                        "car.jpg",
                        GatewaySlice.NOW);
        return new Page<>(List.of(new UploadCard(car, "Aino K.", true, 2)), "next");
    }

    @Override
    public void pin(TeamId team, UUID upload, boolean pinned) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(TeamId team, UUID upload) {
        throw new UnsupportedOperationException();
    }
}
