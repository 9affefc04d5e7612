package io.framehouse.gateway.rest.dropin;

import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.Route;
import io.framehouse.jobs.Job;
import io.framehouse.shared.Credits;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Vidu's words for our facts. */
final class ViduWords {
    private static final Pattern CODE = Pattern.compile("^([A-Z][A-Za-z]+):");

    private ViduWords() {}

    static String state(DropInTask task) {
        return switch (task.phase()) {
            case WAITING -> "queueing";
            case WORKING -> "processing";
            case DONE -> "success";
            case FAILED -> "failed";
        };
    }

    /**
     * The provider's own word, where it is of Vidu's kind; empty when fine. Vidu has no state
     * "cancelled": it says failed with this code.
     */
    static String errorCode(DropInTask task) {
        if (task.phase() != DropInTask.Phase.FAILED) {
            return "";
        }
        if (task.cancelled()) {
            return "UserCancelled";
        }
        Matcher matcher = CODE.matcher(task.failure());
        return matcher.find() ? Objects.requireNonNull(matcher.group(1)) : "InternalServiceFailure";
    }

    /** The quote until the final figure is known, both rounded up to whole credits. */
    static long credits(Job job) {
        if (job.settled() != null) {
            return roundedUp(job.settled());
        }
        return job.state().isFinal() ? 0 : roundedUp(job.quote());
    }

    static String model(CatalogModel model) {
        return model.routes().stream()
                .filter(route -> route.dialect().equals(ViduErrorForm.DIALECT))
                .map(Route::providerModel)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(model.id());
    }

    private static long roundedUp(Credits credits) {
        return Math.ceilDiv(credits.micros(), Credits.SCALE);
    }
}
