package io.framehouse.ui;

/** A page that tells the shell its short title, such as {@code Jobs}. */
public interface Titled {
    String shortTitle();
}
