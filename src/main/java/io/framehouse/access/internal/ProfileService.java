package io.framehouse.access.internal;

import io.framehouse.access.Profiles;
import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** One's own profile as a row. */
@Service
final class ProfileService implements Profiles {
    private final AccountRows rows;
    private final Self self;
    private final TeamTransactions transactions;
    private final AuditTrail audit;

    ProfileService(AccountRows rows, Self self, TeamTransactions transactions, AuditTrail audit) {
        this.rows = rows;
        this.self = self;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public Own own() {
        UserId user = self.user();
        return transactions.onPlatform(() -> existing(user));
    }

    @Override
    public void change(String displayName, @Nullable ZoneId zone) {
        UserId user = self.user();
        String name = displayName.strip();
        PersonRules.checkName(name);
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone.getId())) {
            throw DomainException.invalid(
                    "time_zone",
                    "unknown",
                    "'" + zone.getId() + "' is no time zone region. Give one such as UTC.");
        }
        transactions.runOnPlatform(() -> write(user, name, zone));
    }

    private void write(UserId user, String name, @Nullable ZoneId zone) {
        Own before = existing(user);
        rows.setProfile(user, name, zone);
        audit.record(
                null,
                new AuditTrail.Change(
                        "person.changed",
                        "person",
                        user.toString(),
                        values(before.displayName(), before.zone()),
                        values(name, zone),
                        null));
    }

    private Own existing(UserId user) {
        return rows.own(user).orElseThrow(() -> DomainException.notFound("person"));
    }

    private static Map<String, Object> values(String name, @Nullable ZoneId zone) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("time_zone", zone == null ? "of the browser" : zone.getId());
        return values;
    }
}
