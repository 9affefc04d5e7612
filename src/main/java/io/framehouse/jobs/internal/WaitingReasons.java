package io.framehouse.jobs.internal;

import io.framehouse.providers.AccountHealth;
import io.framehouse.providers.AccountId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says why the heads of lines were given no slot, as {@code job.reason}. */
@Component
class WaitingReasons {
    private final AccountHealth health;

    WaitingReasons(AccountHealth health) {
        this.health = health;
    }

    /** Only what is news. */
    Map<Waiting, String> news(List<WaitingLine> lines, List<AccountId> accounts, OpenSlots slots) {
        Map<Waiting, String> news = new HashMap<>();
        for (WaitingLine line : lines) {
            String why = line.isEmpty() ? null : why(line, accounts, slots);
            if (why != null) {
                line.rest().stream()
                        .filter(job -> !why.equals(job.reason()))
                        .forEach(job -> news.put(job, why));
            }
        }
        return news;
    }

    /** Null where nothing is to be told: it is next in line, or its own trouble is on show. */
    private @Nullable String why(WaitingLine line, List<AccountId> accounts, OpenSlots slots) {
        if (line.isHomeless()) {
            return line.head().tried().isEmpty() ? "no_account" : null;
        }
        if (slots.teamFull(line.team())) {
            return "team_limit";
        }
        List<AccountId> open = accounts.stream().filter(line::mayGoTo).toList();
        if (open.isEmpty() || open.stream().anyMatch(account -> slots.room(account) > 0)) {
            return null;
        }
        return open.stream().allMatch(health::isBroken) ? "provider_unavailable" : "provider_busy";
    }
}
