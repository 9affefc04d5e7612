package io.framehouse.jobs.ui;

import java.util.List;

/**
 * A subject in the form; its number is its place in the list.
 *
 * @param name for people only, may be empty
 * @param voice a voice id, empty to let the model choose
 */
record Subject(String name, String voice, List<Picture> pictures) {
    Subject {
        pictures = List.copyOf(pictures);
    }

    static Subject empty() {
        return new Subject("", "", List.of());
    }

    Subject named(String newName) {
        return new Subject(newName, voice, pictures);
    }

    Subject voiced(String newVoice) {
        return new Subject(name, newVoice, pictures);
    }

    Subject with(List<Picture> newPictures) {
        return new Subject(name, voice, newPictures);
    }
}
