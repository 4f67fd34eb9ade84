package dev.patchcord.console.projection;

import dev.patchcord.contract.journal.BrokenPromise;
import dev.patchcord.contract.journal.CallIndex;
import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.SpecialistStanding;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.contract.wire.DeadLetterRequeued;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that a record told. */
public sealed interface Fact {

  /** The newest snapshot of a call that the machine remembers. */
  record CallSeen(CallSnapshot call) implements Fact {}

  /** The machine has forgotten the call. */
  record CallForgotten(String callId) implements Fact {}

  /** A call is over. */
  record CallEnded(CallIndex call) implements Fact {}

  /**
   * The machine decided on a call, and mostly left it in the state it had.
   *
   * @param partition of the journal, and so of the call's events
   * @param from null when it adopted the call
   */
  record Decided(String callId, int partition, Instant at, @Nullable CallState from, CallState to)
      implements Fact {}

  /** What is known of a specialist. */
  record SpecialistSeen(SpecialistStanding specialist) implements Fact {}

  /** A specialist's record was deleted. */
  record SpecialistForgotten(String number) implements Fact {}

  /** A promise was not kept. */
  record PromiseBroken(BrokenPromise promise) implements Fact {}

  /**
   * A record was given up.
   *
   * @param id partition and offset of the letter, for example {@code 3:41}
   */
  record LetterFiled(String id, DeadLetter letter) implements Fact {}

  /** A dead letter's record was put back. */
  record LetterPutBack(DeadLetterRequeued mark) implements Fact {}

  /**
   * A record that this version cannot read.
   *
   * @param where topic, partition and offset
   */
  record Unreadable(String where, String why) implements Fact {}
}
