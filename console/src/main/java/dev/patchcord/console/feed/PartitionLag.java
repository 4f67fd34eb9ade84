package dev.patchcord.console.feed;

import org.jspecify.annotations.Nullable;

/**
 * How far the orchestrator is behind in one partition of the telephony events.
 *
 * @param behind records that are not decided on yet; null where the orchestrator has never
 *     committed
 */
public record PartitionLag(int partition, @Nullable Long behind) {}
