package io.framehouse.gallery.ui;

/**
 * What the numbers of a range are.
 *
 * @param name of the field, such as {@code Cost}
 * @param unit as a sentence needs it, such as {@code credits}
 * @param most the highest number
 * @param example of a number
 */
record RangeKind(String name, String unit, long most, String example) {}
