package io.framehouse.shared;

/** Tells whoever starts the program how far it is, in plain lines beside the log. */
public final class StartupConsole {
    private StartupConsole() {}

    @SuppressWarnings("SystemOut")
    public static void say(String line) {
        System.out.println("framehouse: " + line);
    }
}
