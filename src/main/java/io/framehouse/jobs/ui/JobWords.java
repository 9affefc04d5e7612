package io.framehouse.jobs.ui;

/** How a job is called. */
final class JobWords {
    private static final int TITLE_LENGTH = 90;

    private JobWords() {}

    /** The prompt, or what stands for it where the model wrote its own. */
    static String prompt(String prompt) {
        return prompt.isBlank() ? "Recommended prompt" : prompt.strip();
    }

    /** The first words of the prompt, for headings. */
    static String title(String prompt) {
        String whole = prompt(prompt).replaceAll("\\s+", " ");
        return whole.length() <= TITLE_LENGTH
                ? whole
                : whole.substring(0, TITLE_LENGTH - 1).stripTrailing() + "\u2026";
    }
}
