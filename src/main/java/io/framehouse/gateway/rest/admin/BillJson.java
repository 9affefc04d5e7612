package io.framehouse.gateway.rest.admin;

import io.framehouse.reports.ProviderBill;
import io.framehouse.shared.Wire;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bill of a provider and how it compares; amounts are decimals in its unit. */
record BillJson(
        UUID id,
        UUID accountId,
        String account,
        String month,
        String timeZone,
        String unit,
        String fileName,
        String sha256,
        String importedBy,
        Instant importedAt,
        int lines,
        String tolerance,
        String tolerancePercent,
        int windowMinutes,
        @Nullable UUID supersededBy,
        long open,
        List<TotalJson> totals) {
    static BillJson of(ProviderBill bill) {
        return new BillJson(
                bill.id(),
                bill.accountId(),
                bill.account(),
                bill.month().toString(),
                bill.mapping().zone().getId(),
                bill.unit(),
                bill.fileName(),
                bill.sha256(),
                bill.importedBy(),
                bill.importedAt(),
                bill.lines(),
                bill.tolerance().toPlainString(),
                bill.tolerancePercent().toPlainString(),
                bill.windowMinutes(),
                bill.supersededBy(),
                bill.open(),
                bill.totals().stream().map(TotalJson::of).toList());
    }

    /** Sums of one class. */
    record TotalJson(
            String kind,
            long count,
            String theirs,
            String ours,
            String difference,
            String differenceCredits,
            long open) {
        static TotalJson of(ProviderBill.Total total) {
            return new TotalJson(
                    Wire.of(total.kind()),
                    total.count(),
                    total.theirs().toPlainString(),
                    total.ours().toPlainString(),
                    total.difference().toPlainString(),
                    total.differenceCredits().toWire(),
                    total.open());
        }
    }
}
