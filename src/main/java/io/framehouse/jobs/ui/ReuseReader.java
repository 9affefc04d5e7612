package io.framehouse.jobs.ui;

import io.framehouse.jobs.Job;
import io.framehouse.ui.LabelText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a job as what its settings are in the form. */
final class ReuseReader {
    private static final Set<String> PICTURED = Set.of("images", "subjects");

    private final CreateServices services;
    private final PictureShelf shelf;

    ReuseReader(CreateServices services, PictureShelf shelf) {
        this.services = services;
        this.shelf = shelf;
    }

    /**
     * @param usable its model where the team may use it
     */
    ReuseSource read(Job job, Optional<ModelChoice> usable) {
        Map<String, Object> values = shelf.draft().values(job.parameters());
        Set<String> gone =
                PICTURED.stream()
                        .filter(name ->
                                asked(job.parameters().path(name)) != kept(values.get(name)))
                        .collect(Collectors.toSet());
        values.keySet().removeAll(gone);
        if (!job.labels().isEmpty()) {
            values.put(Booking.LABELS, LabelText.join(job.labels()));
        }
        String costCenter = job.costCenter();
        if (costCenter != null && !costCenter.equals(teamsOwn(job))) {
            values.put(Booking.COST_CENTER, costCenter);
        }
        return new ReuseSource(
                job.model(),
                services.catalog().find(job.model()).orElse(null),
                usable.map(ModelChoice::allowed).orElse(null),
                values,
                gone);
    }

    private @Nullable String teamsOwn(Job job) {
        return services.teams().get(job.team()).data().costCenter();
    }

    /** How many pictures the job was made from. */
    private static long asked(JsonNode nodes) {
        long count = 0;
        for (JsonNode node : nodes) {
            count += node.isObject() ? node.path("images").size() : 1;
        }
        return count;
    }

    private static long kept(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().flatMap(ReuseReader::pictures).count()
                : 0;
    }

    private static Stream<Picture> pictures(Object item) {
        return item instanceof Subject subject
                ? subject.pictures().stream()
                : Stream.of((Picture) item);
    }
}
