package io.framehouse.reports.internal;

import io.framehouse.reports.internal.UsageLine.Kind;
import io.framehouse.reports.internal.UsageLine.Named;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** Lines as the books could have them: the same seed gives the same lines. */
final class SampleLines {
    static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    /** Half an hour before and after both changes of the clock in Helsinki, and month ends. */
    private static final List<Instant> EDGES =
            List.of(
                    Instant.parse("2026-03-29T00:30:00Z"),
                    Instant.parse("2026-03-29T01:30:00Z"),
                    Instant.parse("2026-10-25T00:30:00Z"),
                    Instant.parse("2026-10-25T01:30:00Z"),
                    Instant.parse("2026-10-31T21:59:59.999999Z"),
                    Instant.parse("2026-10-31T22:00:00Z"),
                    Instant.parse("2026-11-30T21:59:59.999999Z"),
                    Instant.parse("2026-11-30T23:59:59.123456Z"));

    private static final List<String> NAMES =
            List.of(
                    "Studio Nord",
                    "=HYPERLINK(\"http://x\",\"y\")",
                    "+358 40 123",
                    "-1",
                    "@sum",
                    "\tTab",
                    "Comma, \"quote\"\r\nand line",
                    "\u0130stanbul \u0131\u015f\u0131k",
                    "\u0645\u0631\u062d\u0628\u0627 \u0661\u0662",
                    "\uff1d1+1");

    private final Random random;
    private final ZoneId zone;

    SampleLines(long seed, ZoneId zone) {
        this.random = new Random(seed);
        this.zone = zone;
    }

    static List<UsageLine> some(long seed, int count, ZoneId zone) {
        SampleLines lines = new SampleLines(seed, zone);
        return Stream.generate(lines::next).limit(count).toList();
    }

    /** The line that the golden rows are of. */
    static UsageLine plain() {
        return plainOf(YearMonth.parse("2026-11"));
    }

    /** The same, booked in another month than that of its moment. */
    static UsageLine plainOf(YearMonth booked) {
        return new UsageLine(
                Kind.SETTLED,
                new TeamId(UUID.fromString("00000000-0000-4000-8000-000000000001")),
                "Studio Nord",
                "studio-nord",
                UUID.fromString("00000000-0000-4000-8000-000000000002"),
                UUID.fromString("00000000-0000-4000-8000-000000000003"),
                null,
                null,
                "viduq3-pro",
                new Named(UUID.fromString("00000000-0000-4000-8000-000000000004"), "Aino K."),
                new Named(UUID.fromString("00000000-0000-4000-8000-000000000005"), "=ci"),
                "film, 2",
                List.of("spring", "a \"b\""),
                "-task",
                "12.50",
                "USD",
                Credits.parse("60"),
                Credits.parse("48.5"),
                7,
                5L,
                "720p",
                true,
                Instant.parse("2026-10-31T21:00:00.123456Z"),
                Instant.parse("2026-10-31T22:30:00Z"),
                booked);
    }

    UsageLine next() {
        Kind kind = Kind.values()[Math.max(0, random.nextInt(6) - 3)];
        boolean settled = kind == Kind.SETTLED;
        Instant at =
                random.nextInt(4) == 0
                        ? EDGES.get(random.nextInt(EDGES.size()))
                        : Instant.parse("2026-03-01T00:00:00Z")
                                .plusSeconds(random.nextInt(275 * 86_400))
                                .plusNanos(random.nextInt(1_000_000) * 1_000L);
        boolean known = !settled && random.nextInt(3) > 0;
        int team = random.nextInt(NAMES.size());
        return new UsageLine(
                kind,
                new TeamId(new UUID(0x4000, 0x8000_0000_0000_0000L + team)),
                NAMES.get(team),
                "team-" + team,
                id(),
                id(),
                known ? id() : null,
                known ? at.minusSeconds(random.nextInt(40 * 86_400)) : null,
                random.nextBoolean() ? "viduq3-pro" : "vidu2.0-img2video",
                random.nextInt(3) == 0 ? null : new Named(id(), name()),
                random.nextInt(3) == 0 ? null : new Named(id(), name()),
                random.nextInt(3) == 0 ? null : name(),
                random.nextBoolean() ? List.of() : List.of(name(), "label " + random.nextInt(9)),
                random.nextBoolean() ? null : name(),
                settled ? providerCost() : null,
                settled ? "USD" : null,
                settled ? amount() : Credits.ZERO,
                kind == Kind.REFUND || random.nextInt(8) == 0 ? amount().negate() : amount(),
                random.nextInt(40),
                !settled ? Long.valueOf(0) : random.nextInt(9) == 0 ? null : random.nextLong(600),
                random.nextInt(5) == 0 ? null : "720p",
                random.nextBoolean(),
                at.minusSeconds(random.nextInt(5 * 86_400)),
                at,
                YearMonth.from(at.atZone(zone)));
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private String providerCost() {
        return random.nextInt(4) + "." + (100_000 + random.nextInt(900_000));
    }

    /** Nothing, a micro-credit, usual amounts, and more digits than a spreadsheet keeps. */
    private Credits amount() {
        return switch (random.nextInt(6)) {
            case 0 -> Credits.ZERO;
            case 1 -> Credits.ofMicros(1);
            case 2 ->
                    random.nextInt(40) == 0
                            ? Credits.parse("1234567890.123457")
                            : Credits.parse("48.5");
            default -> Credits.ofMicros(random.nextLong(5_000_000_000L));
        };
    }

    private UUID id() {
        return new UUID(
                (random.nextLong() & ~0xF000L) | 0x4000L,
                (random.nextLong() & ~(0xC000L << 48)) | (0x8000L << 48));
    }

    static ZoneId utc() {
        return ZoneOffset.UTC;
    }
}
