package io.framehouse.access.ui;

import io.framehouse.access.KeyWork;
import io.framehouse.access.NewKey;
import io.framehouse.shared.KeyId;
import io.framehouse.ui.CurrentTeam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keys of one team. */
record TeamKeyDesk(KeysModel model, CurrentTeam team) implements KeyDesk {
    @Override
    public List<KeyRow> rows() {
        return model.rows(team);
    }

    @Override
    public KeyOptions options() {
        return model.options(team);
    }

    @Override
    public boolean isMember() {
        return model.isMember(team);
    }

    @Override
    public NewKey create(KeyDraft draft) {
        return model.create(team.id(), draft);
    }

    @Override
    public Optional<KeyConflict> update(KeyRow seen, KeyDraft draft) {
        return model.update(team, seen, draft);
    }

    @Override
    public NewKey rotate(KeyId key, Duration overlap) {
        return model.rotate(team.id(), key, overlap);
    }

    @Override
    public void revoke(KeyId key) {
        model.revoke(team.id(), key);
    }

    @Override
    public Optional<KeyWork.Work> work(KeyId key) {
        return model.work(team.id(), key);
    }

    /** How a key is used. */
    KeyReport report(KeyRow row) {
        return model.report(team, row);
    }

    @Override
    public Instant now() {
        return model.now();
    }
}
