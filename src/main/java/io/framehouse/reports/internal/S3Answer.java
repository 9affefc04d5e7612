package io.framehouse.reports.internal;

import io.framehouse.outbound.OutboundPost.Outcome;
import io.framehouse.outbound.OutboundPost.Reply;
import io.framehouse.reports.S3Target;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came of a request to a bucket.
 *
 * @param words one or two sentences for people: which rule of S3 it was, and what to do; at most
 *     300 characters, without any secret
 */
record S3Answer(Kind kind, String words) {
    private static final int LONGEST_WORDS = 300;
    private static final int TOO_MANY = 429;
    private static final int FIRST_OF_THEIR_OWN = 500;
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9]{1,64})</Code>");
    private static final Pattern REGION =
            Pattern.compile("<Region>([a-z0-9-]{1,40})</Region>|expecting '([a-z0-9-]{1,40})'");

    S3Answer {
        if (words.length() > LONGEST_WORDS) {
            words = words.substring(0, LONGEST_WORDS - 1) + "…";
        }
    }

    /** What the sender may do next. */
    enum Kind {
        /** It was done. */
        TAKEN,
        /** Trying again helps only when somebody has changed something. */
        TO_MEND,
        /** Trying again may help. */
        LATER
    }

    /** One that people have to see to. */
    static S3Answer toMend(String words) {
        return new S3Answer(Kind.TO_MEND, words);
    }

    /** One that may go by itself. */
    static S3Answer later(String words) {
        return new S3Answer(Kind.LATER, words);
    }

    static S3Answer of(Reply reply, S3Target target) {
        if (reply.outcome() == Outcome.NOT_ALLOWED) {
            return toMend(
                    "%s Name another endpoint than %s, or ask whoever runs the house to allow private addresses."
                            .formatted(reply.text(), S3Address.base(target)));
        }
        if (reply.outcome() == Outcome.UNANSWERED) {
            return later(
                    "%s does not answer: %s Check the endpoint if this goes on."
                            .formatted(S3Address.base(target), reply.text()));
        }
        if (reply.taken()) {
            return new S3Answer(Kind.TAKEN, "The bucket took it.");
        }
        return refused(reply, target);
    }

    private static S3Answer refused(Reply reply, S3Target target) {
        Matcher found = CODE.matcher(reply.beginning());
        String code = found.find() ? found.group(1) : "";
        String said = "S3 answered " + reply.status() + (code.isEmpty() ? "" : " " + code) + ": ";
        if (reply.status() >= FIRST_OF_THEIR_OWN || reply.status() == TOO_MANY) {
            return later(said + "it cannot take the file now.");
        }
        return toMend(said + advice(code, reply, target));
    }

    private static String advice(String code, Reply reply, S3Target target) {
        return switch (code) {
            case "NoSuchBucket" ->
                    "there is no bucket '%s' at %s. Make it, or correct its name."
                            .formatted(target.bucket(), S3Address.base(target));
            case "InvalidAccessKeyId" ->
                    "the access key id is not known there. Enter one that is, with its secret.";
            case "SignatureDoesNotMatch" ->
                    "the secret access key does not belong to the access key id. Enter it again.";
            case "AuthorizationHeaderMalformed",
                    "PermanentRedirect",
                    "TemporaryRedirect",
                    "IllegalLocationConstraintException" ->
                    region(reply, target);
            case "RequestTimeTooSkewed" ->
                    "the clock of this house is wrong. Ask whoever runs it to set it right.";
            case "EntityTooLarge" -> "the file is too large for it. Choose shorter periods.";
            default -> byStatus(reply, target);
        };
    }

    private static String byStatus(Reply reply, S3Target target) {
        return switch (reply.status()) {
            case 301, 302, 303, 307, 308 -> region(reply, target);
            case 401, 403 ->
                    "the access key may not write there. Allow it s3:PutObject on bucket '%s', prefix '%s'."
                            .formatted(target.bucket(), target.prefix());
            case 404 ->
                    "there is no bucket '%s' at %s. Correct endpoint, bucket or path style."
                            .formatted(target.bucket(), S3Address.base(target));
            default -> "it refuses the file. Check the bucket's settings.";
        };
    }

    private static String region(Reply reply, S3Target target) {
        Matcher found = REGION.matcher(reply.beginning());
        String right = "";
        if (found.find()) {
            String named = found.group(1) == null ? found.group(2) : found.group(1);
            right = " It says '" + named + "'.";
        }
        return "bucket '%s' is not in region '%s' or not at %s.%s Correct the region."
                .formatted(target.bucket(), target.region(), S3Address.base(target), right);
    }
}
