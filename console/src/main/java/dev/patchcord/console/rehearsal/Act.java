package dev.patchcord.console.rehearsal;

import dev.patchcord.contract.journal.CallState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is on the stage.
 *
 * @param callId the caller's CallSid; empty before somebody has called
 * @param state of the machine; null while the console has not read of the call
 * @param says what goes on, and what can be done, in a sentence or two
 * @param phones the caller's first, then those that were dialled, newest first
 * @param wire newest first
 * @param troubles what was asked to go wrong and has not happened yet, or is away
 */
public record Act(
    String callId,
    @Nullable CallState state,
    String says,
    List<Phone> phones,
    List<WireLine> wire,
    List<String> troubles) {

  public Act {
    phones = List.copyOf(phones);
    wire = List.copyOf(wire);
    troubles = List.copyOf(troubles);
  }
}
