package io.framehouse.gallery.internal;

import static io.framehouse.shared.SpreadsheetText.safe;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.framehouse.shared.Credits;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table in a ZIP of what its videos are: RFC 4180, safe to open in a spreadsheet. */
final class VideoSheet {
    private static final List<String> HEADER =
            List.of(
                    "file",
                    "id",
                    "job_id",
                    "title",
                    "prompt",
                    "model",
                    "resolution",
                    "aspect",
                    "seconds",
                    "width",
                    "height",
                    "sound",
                    "seed",
                    "rating",
                    "labels",
                    "cost_center",
                    "cost_credits",
                    "created_by",
                    "created_at",
                    "bytes",
                    "sha256");

    /** Without it some spreadsheets read another alphabet. */
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private VideoSheet() {}

    /** The table; those that are missing have neither file nor size. */
    static String of(List<ZipVideo> videos, Set<UUID> missing) {
        StringWriter text = new StringWriter();
        text.append(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(HEADER);
        videos.forEach(video -> csv.writeRecord(cells(video, !missing.contains(video.id()))));
        try {
            csv.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return text.toString();
    }

    private static List<String> cells(ZipVideo video, boolean there) {
        Long millis = video.durationMillis();
        return List.of(
                there ? video.fileName() : "",
                video.id().toString(),
                video.job().toString(),
                safe(video.title()),
                safe(video.prompt()),
                safe(video.model()),
                safe(video.resolution()),
                plain(video.aspect()),
                millis == null ? "" : BigDecimal.valueOf(millis, 3).toPlainString(),
                plain(video.width()),
                plain(video.height()),
                Boolean.toString(video.sound()),
                plain(video.seed()),
                video.rating() == 0 ? "" : Integer.toString(video.rating()),
                safe(video.labels()),
                safe(video.costCenter()),
                Credits.ofMicros(video.costMicros()).toWire(),
                safe(video.submitter()),
                video.at().toString(),
                there ? Long.toString(video.bytes()) : "",
                plain(video.sha256()));
    }

    private static String plain(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
