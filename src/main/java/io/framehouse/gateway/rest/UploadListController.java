package io.framehouse.gateway.rest;

import io.framehouse.shared.Action;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.storage.SignedLinks;
import io.framehouse.storage.UploadCard;
import io.framehouse.storage.UploadFilter;
import io.framehouse.storage.UploadLibrary;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pictures that the key's team was given. */
@RestController
class UploadListController {
    private static final Duration LINK_LIFE = Duration.ofDays(30);
    private static final List<String> KINDS = List.of("png", "jpeg", "webp");

    private final TeamCaller caller;
    private final UploadLibrary library;
    private final SignedLinks links;

    UploadListController(TeamCaller caller, UploadLibrary library, SignedLinks links) {
        this.caller = caller;
        this.library = library;
        this.links = links;
    }

    /** Newest first. */
    @GetMapping("/api/v1/uploads")
    Page<UploadCardJson> list(@RequestParam MultiValueMap<String, String> query, PageRequest page) {
        TeamId team = caller.teamFor(Action.VIEW_JOBS);
        String text = Objects.requireNonNullElse(query.getFirst("text"), "");
        UploadFilter filter = new UploadFilter(text, contentTypes(query));
        return library.list(team, filter, page).map(card -> json(team, card));
    }

    private UploadCardJson json(TeamId team, UploadCard card) {
        String url = links.link(team, "upload", card.upload().id(), LINK_LIFE);
        return UploadCardJson.of(card, url);
    }

    private static Set<String> contentTypes(MultiValueMap<String, String> query) {
        return query.getOrDefault("kind", List.of()).stream()
                .filter(Objects::nonNull)
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(kind -> !kind.isEmpty())
                .map(UploadListController::contentType)
                .collect(Collectors.toSet());
    }

    private static String contentType(String kind) {
        if (KINDS.contains(kind)) {
            return "image/" + kind;
        }
        String shown = kind.length() <= 100 ? kind : kind.substring(0, 100) + "\u2026";
        String message =
                "kind is '%s'; it must be one of %s.".formatted(shown, String.join(", ", KINDS));
        throw DomainException.invalid(
                List.of(new FieldError("kind", "not_allowed", message, KINDS)));
    }
}
