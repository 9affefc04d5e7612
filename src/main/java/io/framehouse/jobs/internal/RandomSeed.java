package io.framehouse.jobs.internal;

import io.framehouse.catalog.CatalogModel;
import java.security.SecureRandom;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Draws the seed where none is given, so that what is echoed is what was sent. */
@Component
class RandomSeed {
    private static final int LARGEST = Integer.MAX_VALUE;

    private final SecureRandom random = new SecureRandom();

    /**
     * Absent and 0 mean random: 1 to 2,147,483,647 is put in place. A model without a seed gets
     * none, for no route could carry it.
     */
    void drawInto(CatalogModel model, ObjectNode parameters) {
        boolean seeded = model.schema().path("properties").has("seed");
        if (seeded && parameters.path("seed").asLong(0) == 0) {
            parameters.put("seed", 1 + random.nextInt(LARGEST));
        }
    }
}
