package io.framehouse.reports.internal.bills;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.framehouse.reports.BillMapping;
import io.framehouse.reports.Bills;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A file of a provider on disk; read as a stream, however long it is. */
final class BillFile {
    private static final int BUFFER = 1 << 22;

    /** Far more than a bill has, and little enough that its sums in micro-credits are numbers. */
    private static final BigDecimal MOST = BigDecimal.valueOf(10_000_000_000L);

    private final Path path;
    private final BillText text;

    private BillFile(Path path, BillText text) {
        this.path = path;
        this.text = text;
    }

    /**
     * Opens a file.
     *
     * @throws DomainException too_large, or invalid_request where it is empty or no text
     */
    static BillFile of(Path path) {
        try {
            long bytes = Files.size(path);
            if (bytes > Bills.MAX_BYTES) {
                throw new DomainException(
                        CommonError.TOO_LARGE,
                        "The file has %,d bytes; a bill may have 50,000,000. Export a shorter time or fewer columns."
                                .formatted(bytes),
                        Map.of("max_bytes", Bills.MAX_BYTES));
            }
            if (bytes == 0) {
                throw wrong("required", "The file is empty. Choose the CSV file of the provider.");
            }
            BillText text = BillText.of(path);
            requireText(path, text);
            return new BillFile(path, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Workbooks, pictures and archives have bytes that no CSV has. */
    private static void requireText(Path path, BillText text) throws IOException {
        char[] head = new char[2_048];
        int count;
        try (Reader reader = text.open(path)) {
            count = Math.max(reader.read(head), 0);
        }
        for (int i = 0; i < count; i++) {
            if (head[i] < ' ' && "\t\r\n\f".indexOf(head[i]) < 0) {
                throw wrong(
                        "not_csv",
                        "The file is no text: it may be a workbook or an archive. Save it as CSV and choose that.");
            }
        }
    }

    String charset() {
        return text.charset().name();
    }

    /** The first rows, as many as there are. */
    List<List<String>> head(char delimiter, int most) {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = open(delimiter, true)) {
            Iterator<CsvRecord> records = csv.iterator();
            while (rows.size() < most && records.hasNext()) {
                rows.add(List.copyOf(records.next().getFields()));
            }
        } catch (CsvParseException bad) {
            throw unreadable(bad);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return rows;
    }

    /** The first characters, for finding the delimiter. */
    String beginning() {
        char[] head = new char[16_384];
        try (Reader reader = text.open(path)) {
            int count = Math.max(reader.read(head), 0);
            return new String(head, 0, count);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Reads all rows below the heading.
     *
     * @throws DomainException invalid_request where there is no heading, a column of the mapping is
     *     missing or there are too many rows
     */
    void each(BillMapping mapping, Consumer<BillRow> each) {
        try (CsvReader<CsvRecord> csv = open(mapping.delimiter(), false)) {
            Iterator<CsvRecord> records = csv.iterator();
            List<String> heading = heading(records, mapping.skip());
            BillRowReader reader = new BillRowReader(mapping, new BillColumns(heading, mapping));
            BigDecimal sum = BigDecimal.ZERO;
            int count = 0;
            while (records.hasNext()) {
                CsvRecord row = records.next();
                if (row.getFields().stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (++count > Bills.MAX_LINES) {
                    throw wrong(
                            "too_long",
                            "The file has more than 1,000,000 rows. Export a shorter time.");
                }
                BillRow read =
                        reader.read(Math.toIntExact(row.getStartingLineNumber()), row.getFields());
                sum = sum(sum, read);
                each.accept(read);
            }
            if (count == 0) {
                throw wrong(
                        "required",
                        "The file has no row below its heading. Check how many rows are skipped.");
            }
        } catch (CsvParseException bad) {
            throw unreadable(bad);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static BigDecimal sum(BigDecimal before, BillRow row) {
        BigDecimal sum = row.amount() == null ? before : before.add(row.amount().abs());
        if (sum.compareTo(MOST) > 0) {
            throw wrong(
                    "out_of_range",
                    "The amounts up to line %d come to more than 10,000,000,000. Check the column of amounts in the mapping."
                            .formatted(row.line()));
        }
        return sum;
    }

    private static List<String> heading(Iterator<CsvRecord> records, int skip) {
        for (int i = 0; i < skip && records.hasNext(); i++) {
            records.next();
        }
        if (!records.hasNext()) {
            throw wrong(
                    "required", "The file has no heading below %d skipped rows.".formatted(skip));
        }
        return records.next().getFields();
    }

    /**
     * Words after a closing quote stay in their row, which then says what is wrong with it.
     *
     * @param guessing whether a quote may stay open, which a wrong delimiter can be the cause of
     */
    @SuppressWarnings("removal")
    private CsvReader<CsvRecord> open(char delimiter, boolean guessing) throws IOException {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(guessing)
                .maxBufferSize(BUFFER)
                .ofCsvRecord(text.open(path));
    }

    private static DomainException unreadable(CsvParseException bad) {
        return wrong(
                "malformed",
                "The file cannot be read as CSV: %s Check the delimiter and the quotes."
                        .formatted(bad.getMessage() == null ? "" : bad.getMessage() + "."));
    }

    static DomainException wrong(String rule, String message) {
        return DomainException.invalid("file", rule, message);
    }
}
