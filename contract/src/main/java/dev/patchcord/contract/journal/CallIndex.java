package dev.patchcord.contract.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ended call in a few words, and where its journal lies: value of {@code call-index}. Written in
 * the transaction of the call's end, and again with each record that comes after it, so that {@code
 * notAfter} and {@code sequence} are those of the last record. A call that was forgotten and heard
 * of again replaces its entry when it ends again.
 *
 * @param callId the caller's CallSid
 * @param partition of {@code call-journal}
 * @param notBefore no journal record of this call has an earlier timestamp
 * @param notAfter no journal record of this call has a later timestamp
 * @param sequence of its last journal record
 * @param from caller's number, empty if it was never known
 * @param to dialled number, empty if it was never known
 * @param begunAt when the machine first heard of it
 * @param endedAt when the caller had gone
 * @param rung phones rung, in order
 * @param firstRungAt when the first specialist's phone was asked for; null if none was
 * @param bridgedAt when caller and specialist were first together; null if they never were
 * @param machineVersion version of the transition table
 * @param flowVersion version of the pinned flow
 */
public record CallIndex(
    String callId,
    int partition,
    Instant notBefore,
    Instant notAfter,
    long sequence,
    String from,
    String to,
    Instant begunAt,
    Instant endedAt,
    List<Rung> rung,
    @Nullable Instant firstRungAt,
    @Nullable Instant bridgedAt,
    String machineVersion,
    String flowVersion) {
  public CallIndex {
    rung = List.copyOf(rung);
  }

  /**
   * One phone rung.
   *
   * @param number the attempt's number
   * @param specialist name; empty for a leg that turned up by itself
   * @param outcome how it ended, for example {@code voicemail}; null if that is not known yet
   */
  public record Rung(int number, String specialist, @Nullable String outcome) {}
}
