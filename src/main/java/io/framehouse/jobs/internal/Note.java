package io.framehouse.jobs.internal;

import io.framehouse.shared.Credits;
import org.jspecify.annotations.Nullable;

/** What the timeline says about a change. */
record Note(
        String word,
        String actor,
        @Nullable String providerWord,
        @Nullable Credits amount,
        @Nullable String detail) {

    static Note of(String word, String actor) {
        return new Note(word, actor, null, null, null);
    }

    Note said(@Nullable String newProviderWord) {
        return new Note(word, actor, newProviderWord, amount, detail);
    }

    Note about(Credits newAmount) {
        return new Note(word, actor, providerWord, newAmount, detail);
    }

    Note with(@Nullable String newDetail) {
        return new Note(word, actor, providerWord, amount, newDetail);
    }
}
