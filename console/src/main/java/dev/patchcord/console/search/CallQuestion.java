package dev.patchcord.console.search;

import dev.patchcord.contract.journal.CallState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for; whatever is null does not matter, and all that is given must hold.
 *
 * @param call part of the call id
 * @param number part of the caller's or the dialled number; only for who may see numbers
 * @param specialist part of the name of somebody who was rung
 * @param outcome how an attempt ended, for example {@code voicemail}, or {@code bridged}
 * @param state where the call stands
 * @param from begun at this time or later
 * @param to begun before this time
 * @param flow part of the flow's version
 */
public record CallQuestion(
    @Nullable String call,
    @Nullable String number,
    @Nullable String specialist,
    @Nullable String outcome,
    @Nullable CallState state,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String flow) {

  /** True if nothing is asked: then every call fits. */
  public boolean isEmpty() {
    return call == null
        && number == null
        && specialist == null
        && outcome == null
        && state == null
        && from == null
        && to == null
        && flow == null;
  }
}
