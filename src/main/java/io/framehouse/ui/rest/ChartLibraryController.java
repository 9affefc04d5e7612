package io.framehouse.ui.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The library that draws charts, out of its WebJar. It is a million bytes: compressed once, kept by
 * browsers for a year, and never asked for again, since its version is in its address.
 *
 * @see "Decision 0045: charts"
 */
@RestController
class ChartLibraryController {
    static final String VERSION = "5.5.0";
    static final String ADDRESS = "/js/echarts-" + VERSION + ".js";

    private static final String FILE =
            "META-INF/resources/webjars/echarts/" + VERSION + "/echarts.esm.min.js";
    private static final MediaType SCRIPT =
            new MediaType("text", "javascript", StandardCharsets.UTF_8);
    private static final Duration KEPT = Duration.ofDays(365);

    private byte @Nullable [] compressed;

    @GetMapping(ADDRESS)
    ResponseEntity<byte[]> library(HttpServletRequest request) {
        boolean gzip = takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok()
                        .contentType(SCRIPT)
                        .cacheControl(CacheControl.maxAge(KEPT).cachePublic().immutable())
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (gzip) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.body(gzip ? compressed() : plain());
    }

    /** Whether the header offers gzip, and not with the weight zero. */
    private static boolean takesGzip(@Nullable String accepted) {
        if (accepted == null) {
            return false;
        }
        for (String one : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            String offer = one.replace(" ", "");
            if (offer.equals("gzip") || offer.startsWith("gzip;")) {
                return !offer.matches("gzip;q=0(\\.0*)?");
            }
        }
        return false;
    }

    private synchronized byte[] compressed() {
        byte[] known = compressed;
        if (known == null) {
            known = squeeze(plain());
            compressed = known;
        }
        return known;
    }

    private static byte[] squeeze(byte[] script) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new Hardest(bytes)) {
            zip.write(script);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] plain() {
        try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
            return file.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Hardest extends GZIPOutputStream {
        Hardest(ByteArrayOutputStream target) throws IOException {
            super(target);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
