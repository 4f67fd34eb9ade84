package dev.patchcord.orchestrator.promise;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.event.AnsweredBy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a call, in the few kinds that promises look at. {@code at} is the time
 * on the witness's clock, {@code leg} the carrier's name of the leg, null where it concerns none.
 */
public sealed interface Fact {
  Instant at();

  @Nullable String leg();

  /**
   * A phone is rung for this call: a request to dial it was carried out, or the leg made itself
   * known.
   *
   * @param number of the attempt, or of the try to call back
   * @param callback true for the phone of a caller who is called back
   */
  record Dialled(Instant at, String leg, int number, boolean callback) implements Fact {}

  /** A leg reached a status. */
  record LegChanged(Instant at, String leg, LegStatus status) implements Fact {}

  /**
   * A phone began to ring.
   *
   * @param to whose phone, for people
   */
  record PhoneRang(Instant at, String leg, String to) implements Fact {}

  /**
   * These legs hear each other from now on; one fact per leg.
   *
   * @param with the other legs
   */
  record Bridged(Instant at, String leg, List<String> with) implements Fact {
    public Bridged {
      with = List.copyOf(with);
    }
  }

  /**
   * The party pressed keys.
   *
   * @param asked false if nothing listened: the key is lost
   */
  record KeyPressed(Instant at, String leg, String digits, boolean asked) implements Fact {}

  /** The verdict of the answering machine detection. */
  record Judged(Instant at, String leg, AnsweredBy by) implements Fact {}

  /**
   * The party heard the carrier say that an application error has occurred. Only the carrier's side
   * knows.
   *
   * @param what for people
   */
  record ErrorHeard(Instant at, String leg, String what) implements Fact {}

  /**
   * The party heard nothing; told when that is over. Only the carrier's side knows.
   *
   * @param since when it began; {@code at} is when it ended
   * @param lasted the same in the parties' own time, which differs where they live faster
   * @param after what the party heard before, for people
   * @param during what went on meanwhile: {@code nothing}, {@code key} while a key is waited for,
   *     {@code pause} as a document asks, or {@code room}
   * @param written how much of {@code lasted} the document asks for
   */
  record Silence(
      Instant at,
      String leg,
      Instant since,
      Duration lasted,
      String after,
      String during,
      Duration written)
      implements Fact {}

  /**
   * The ingress answered a request with success, and so has to have told the log. Only the
   * carrier's side knows.
   *
   * @param what the request, for people
   * @param deliveryId the same for every try of it
   */
  record RequestAnswered(Instant at, @Nullable String leg, String what, String deliveryId)
      implements Fact {}

  /**
   * A trigger that is in the log, and of which the journal has nothing yet. Only the log knows.
   *
   * @param what where it stands and its type, for people
   * @param overtaken true if a later record of its partition and call has been taken since: this
   *     one will never be
   */
  record NotTaken(Instant at, @Nullable String leg, String what, boolean overtaken)
      implements Fact {}

  /**
   * The carrier, or the way to it and back, did not do what it should.
   *
   * @param dial true if it concerns a request to ring a phone
   * @param lost true if news of this leg was lost for good
   */
  record Trouble(Instant at, @Nullable String leg, boolean dial, boolean lost) implements Fact {}
}
