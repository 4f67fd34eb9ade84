package dev.patchcord.contract.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a specialist over all calls: value of the compacted topic {@code specialists},
 * keyed by number. A hint, since calls on different partitions are decided at the same time.
 *
 * @param name the latest that a flow gave the number
 * @param offeredAt when that phone was last dialled for a caller; null for never
 * @param talkedUntil when the last talk ended; null for never
 * @param engagedBy call that rings that phone or talks on it; null for none
 */
public record SpecialistStanding(
    String number,
    String name,
    @Nullable Instant offeredAt,
    @Nullable Instant talkedUntil,
    @Nullable String engagedBy) {}
