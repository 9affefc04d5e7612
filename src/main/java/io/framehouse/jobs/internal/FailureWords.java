package io.framehouse.jobs.internal;

import java.util.Locale;

/** A provider's refusal in plain words: what happened, and what to do next. */
final class FailureWords {
    private FailureWords() {}

    static String plain(String code, String message) {
        String word = code.toLowerCase(Locale.ROOT);
        if (word.contains("policy") || word.contains("audit")) {
            return "The provider refused the content by its rules. Change the image or the prompt"
                    + " and send again.";
        }
        if (word.contains("image")) {
            return "The provider could not use the picture. Choose another one and send again.";
        }
        if (word.contains("usercancelled")) {
            return "The provider cancelled it.";
        }
        return message.isBlank()
                ? "The provider refused it (" + code + ")."
                : "The provider said: " + message;
    }
}
