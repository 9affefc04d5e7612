package io.framehouse.catalog.ui;

import io.framehouse.catalog.AllowedModel;
import java.util.List;

/**
 * What a team's list would be other for being another's.
 *
 * @param total rows of the other list
 * @param added models that would be allowed anew
 * @param changed models with other caps
 * @param removed models that would be allowed no more
 */
record CopiedCaps(int total, long added, long changed, long removed) {
    static CopiedCaps of(List<AllowedModel> here, List<AllowedModel> there) {
        List<String> ours = here.stream().map(AllowedModel::model).toList();
        List<String> theirs = there.stream().map(AllowedModel::model).toList();
        return new CopiedCaps(
                there.size(),
                theirs.stream().filter(id -> !ours.contains(id)).count(),
                there.stream()
                        .filter(row -> ours.contains(row.model()))
                        .filter(row -> !here.contains(row))
                        .count(),
                ours.stream().filter(id -> !theirs.contains(id)).count());
    }

    String words(String from, String to) {
        if (total == 0) {
            return from + " is allowed no model, so " + to + " would be allowed none.";
        }
        if (added + changed + removed == 0) {
            return to + " has the same models and caps already.";
        }
        return "%s: %d allowed anew, %d with other caps, %d allowed no more."
                .formatted(to, added, changed, removed);
    }
}
