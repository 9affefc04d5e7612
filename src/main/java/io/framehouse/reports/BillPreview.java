package io.framehouse.reports;

import java.util.List;

/**
 * The beginning of a file, and how it is proposed to read it.
 *
 * @param charset in which it is written
 * @param headings the columns' names by the mapping
 * @param rows the first rows below the heading, at most 20; as many cells as the file has
 * @param remembered whether the mapping is that of the account's last bill
 */
public record BillPreview(
        String charset,
        List<String> headings,
        List<List<String>> rows,
        BillMapping mapping,
        boolean remembered) {
    public BillPreview {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }
}
