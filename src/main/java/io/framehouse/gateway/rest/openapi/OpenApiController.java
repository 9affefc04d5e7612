package io.framehouse.gateway.rest.openapi;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the OpenAPI document to anybody, and the page that shows it to people signed in. */
@RestController
class OpenApiController {
    private static final MediaType PAGE = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final OpenApiDocument document;

    OpenApiController(OpenApiDocument document) {
        this.document = document;
    }

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> document() {
        OpenApiDocument.Text text = document.text();
        return ResponseEntity.ok()
                .eTag(text.tag())
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.APPLICATION_JSON)
                .body(text.json().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(path = "/reference")
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .contentType(PAGE)
                .body(new ClassPathResource("openapi/reference.html"));
    }
}
