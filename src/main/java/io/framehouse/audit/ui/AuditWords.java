package io.framehouse.audit.ui;

import io.framehouse.audit.AuditLog.Entry;
import io.framehouse.audit.AuditLog.ObjectRef;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Entries in words: who did what, and from where. */
final class AuditWords {
    private static final Pattern PLACE = Pattern.compile("\\{(-?)([a-z_]+)}");
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("team", "Team"),
                    Map.entry("member", "Member"),
                    Map.entry("key", "API key"),
                    Map.entry("api_key", "API key's models"),
                    Map.entry("budget", "Budget"),
                    Map.entry("budget_request", "Request for credits"),
                    Map.entry("model_request", "Request for a model"),
                    Map.entry("webhook", "Webhook"),
                    Map.entry("grant", "Grant"),
                    Map.entry("refund", "Refund"),
                    Map.entry("adjustment", "Adjustment"),
                    Map.entry("job", "Job"),
                    Map.entry("team_price", "Team price"),
                    Map.entry("price_version", "Price"),
                    Map.entry("conversion_rate", "Rate"),
                    Map.entry("provider_account", "Provider account"),
                    Map.entry("person", "Person"));
    private static final List<String> OF_TEAMS =
            List.of(
                    "team",
                    "member",
                    "key",
                    "api_key",
                    "budget",
                    "budget_request",
                    "model_request",
                    "webhook",
                    "grant",
                    "refund",
                    "adjustment",
                    "job",
                    "team_price");
    private static final List<String> OF_PLATFORM =
            List.of("price_version", "conversion_rate", "provider_account", "person");

    private AuditWords() {}

    /** {@code changed a team budget from 500 cr to 900 cr}. */
    static String what(Entry entry) {
        return AuditKinds.find(entry.action())
                .map(kind -> fill(kind, entry))
                .orElseGet(() -> plain(entry.action()));
    }

    /** {@code Budget changed}; for an action of a later version its own words. */
    static String title(String action) {
        return AuditKinds.find(action)
                .map(AuditKinds.Kind::title)
                .orElseGet(() -> upper(plain(action)));
    }

    /** {@code Request for credits}. */
    static String type(String type) {
        String known = TYPES.get(type);
        return known == null ? upper(plain(type)) : known;
    }

    /** The types to choose from. */
    static List<String> types(boolean platform) {
        return platform
                ? Stream.concat(OF_TEAMS.stream(), OF_PLATFORM.stream()).toList()
                : OF_TEAMS;
    }

    /** {@code Budget} or {@code Budget 0199…91ab}: a filter's chip. */
    static String object(String wanted) {
        ObjectRef object = ObjectRef.parse(wanted);
        if (object == null) {
            return "";
        }
        String type = object.type() == null ? "Id" : type(object.type());
        String id = object.id();
        return id == null ? type : type + " " + shorten(id);
    }

    /** {@code Console}, {@code API} or {@code System}. */
    static String source(String source) {
        return switch (source) {
            case "console" -> "Console";
            case "api" -> "API";
            case "system" -> "System";
            default -> upper(source);
        };
    }

    /** {@code Rate per minute}. */
    static String field(String name) {
        return upper(name.replace('_', ' '));
    }

    /** A sentence that lacks one of its values says less, but never a wrong thing. */
    private static String fill(AuditKinds.Kind kind, Entry entry) {
        Matcher matcher = PLACE.matcher(kind.sentence());
        if (matcher.results().anyMatch(place -> value(place, entry).isEmpty())) {
            return lower(kind.title());
        }
        return PLACE.matcher(kind.sentence())
                .replaceAll(place -> Matcher.quoteReplacement(value(place, entry)));
    }

    private static String value(MatchResult place, Entry entry) {
        String name = place.group(2);
        Object before = entry.before().get(name);
        Object after = entry.after().get(name);
        Object wanted = place.group(1).isEmpty() && after != null ? after : before;
        return wanted == null ? "" : AuditValues.inSentence(name, wanted).strip();
    }

    private static String plain(String dotted) {
        return dotted.replace('.', ' ').replace('_', ' ');
    }

    private static String shorten(String id) {
        return id.length() <= 9
                ? id
                : id.substring(0, 4) + "\u2026" + id.substring(id.length() - 4);
    }

    private static String upper(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String lower(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
