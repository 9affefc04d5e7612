package io.framehouse.providers.http;

import io.framehouse.providers.Dialect.Probe;
import io.framehouse.providers.http.CodeTable.Known;
import io.framehouse.providers.http.CodeTable.Meaning;
import java.util.Optional;

/** Judges a key by an answer that costs nothing. */
public final class Probes {
    /** The id of a task that nobody has. */
    public static final String MADE_UP_TASK = "framehouse-connection-test";

    private final CodeTable codes;

    public Probes(CodeTable codes) {
        this.codes = codes;
    }

    /**
     * Judges the answer to a question about {@link #MADE_UP_TASK}: a refusal of the key tells that
     * it does not work; that the task is unknown, in the provider's own form, that it does.
     */
    public Probe ofMadeUpTask(Reply reply, String secret) {
        return switch (reply) {
            case Reply.NeverSent never -> new Probe(null, never.reason(), null);
            case Reply.Lost lost -> new Probe(null, lost.reason(), null);
            case Reply.Answer answer -> judge(answer, ErrorBody.of(answer.body(), secret));
        };
    }

    private Probe judge(Reply.Answer answer, ErrorBody error) {
        int status = answer.status();
        Optional<Known> known = codes.find(error.code());
        String words = error.inWords(status, known);
        boolean account = known.map(Known::meaning).filter(Meaning.ACCOUNT::equals).isPresent();
        if (account || status == 401 || status == 402 || status == 403) {
            return new Probe(
                    false,
                    words + " Check that the key belongs to this address and is in credit.",
                    null);
        }
        boolean about404 = status == 404 || status == 400 || answer.isSuccess();
        if (about404 && answer.body() != null) {
            return new Probe(
                    true,
                    "The key is accepted: asked for a made-up task, the provider answered "
                            + status
                            + ", as it should. Balance and permissions were not tested.",
                    null);
        }
        return new Probe(null, words + " That tells nothing about the key.", null);
    }
}
