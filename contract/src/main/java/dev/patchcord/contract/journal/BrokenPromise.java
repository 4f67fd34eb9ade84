package dev.patchcord.contract.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A promise of the product that was not kept in a call: value of the topic {@code broken-promises},
 * at most one per call and promise.
 *
 * @param promise its name, as the documentation has it
 * @param callId the caller's CallSid
 * @param at when it was noticed
 * @param evidence what broke it, one line each
 * @param machineVersion of the transition table that decided last; null if nothing was decided
 * @param flowVersion of the flow that was pinned; null if none was
 * @param journal where the call stands in {@code call-journal}; null if it does not
 */
public record BrokenPromise(
    String promise,
    String callId,
    Instant at,
    List<String> evidence,
    @Nullable String machineVersion,
    @Nullable String flowVersion,
    @Nullable Place journal) {
  public BrokenPromise {
    evidence = List.copyOf(evidence);
  }

  /**
   * A stretch of {@code call-journal} that holds all that was known of the call, among others.
   *
   * @param partition of the topic
   * @param firstOffset of the call's first record
   * @param lastOffset of the latest that was judged
   * @param lastSequence of the same record
   */
  public record Place(int partition, long firstOffset, long lastOffset, long lastSequence) {}
}
