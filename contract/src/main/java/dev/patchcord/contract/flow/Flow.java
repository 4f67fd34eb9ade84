package dev.patchcord.contract.flow;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How calls to a number are handled. The version in force when a call begins is pinned into it, so
 * that a deploy never changes a call in flight and a replay decides as the call did.
 *
 * @param version name of this version, for example {@code clinic-3}
 * @param language BCP 47, of everything that is spoken unless a text says otherwise
 * @param voice the carrier's name of a voice; null for the account's own
 * @param assistantId Vapi's assistant; null for the one that the ingress is set to
 * @param from the number that a specialist's phone shows, and that calls callers back; one of ours
 *     (E.164)
 * @param specialists who can be rung, in the order of {@link Strategy#HUNT}
 * @param strategy how they are chosen
 * @param attempts phones rung for one transfer before the ladder begins; a round of {@link
 *     Strategy#RING_ALL} counts once
 * @param ringTimeout how long a phone rings: 5 to 600 s, the carrier may add 5 s
 * @param holdLimit longest time from the wish for a person to a bridge; then the ladder begins
 * @param handOverDelay time between the AI's tool call and the caller's move, so that the caller
 *     hears all of "please hold" (0 for requests through {@code /connect})
 * @param maxTalk ceiling on a specialist's leg
 * @param screening of specialists who have none of their own
 * @param waiting what a caller on hold hears
 * @param recording record hold and bridge; null for no recording
 * @param ladder how a caller is looked after whom nobody took, rung by rung
 * @param afterBridge what follows a talk, rung by rung
 * @param starKey a star pressed in the room ends the talk and leads to {@code afterBridge}
 * @param callbacks how callers are called back
 * @param appointments what the assistant may book; null for nothing
 * @param timing the machine's own patience
 * @param sentences what is spoken
 */
public record Flow(
    String version,
    String language,
    @Nullable String voice,
    @Nullable String assistantId,
    String from,
    List<Specialist> specialists,
    Strategy strategy,
    int attempts,
    Duration ringTimeout,
    Duration holdLimit,
    Duration handOverDelay,
    Duration maxTalk,
    Screening screening,
    Waiting waiting,
    @Nullable Recording recording,
    List<Rung> ladder,
    List<Rung> afterBridge,
    boolean starKey,
    Callbacks callbacks,
    @Nullable Appointments appointments,
    Timing timing,
    Sentences sentences) {
  public Flow {
    specialists = List.copyOf(specialists);
    ladder = List.copyOf(ladder);
    afterBridge = List.copyOf(afterBridge);
  }

  /** A text in this flow's language and voice. */
  public Spoken spoken(String text) {
    return new Spoken(text, language, voice);
  }

  /** How this specialist's acceptance is established. */
  public Screening screeningOf(Specialist specialist) {
    return specialist.screening() == null ? screening : specialist.screening();
  }
}
