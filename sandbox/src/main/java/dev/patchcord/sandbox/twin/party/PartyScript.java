package dev.patchcord.sandbox.twin.party;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one party behaves. Every member may be absent; times are call time.
 *
 * @param behaviour of a called phone; callers have none. Absent = {@link Behaviour#ANSWERS}
 * @param answerAfter ringing time before the answer. Absent = 3 s
 * @param keys pressed when asked; absent = what the behaviour says
 * @param hangUpAfter since the answer. Absent = stays until the other side ends the call
 * @param hangUpWhen an event at which the party hangs up
 * @param amd verdict of machine detection, in Twilio's words. Absent = what fits the behaviour
 * @param askForPersonAfter since the AI began to talk to this caller: asks it for a person. Absent
 *     = never asks
 * @param speaks how long the party talks after the tone when it is recorded; zero says nothing.
 *     Absent = 8 s
 * @param asks what else this caller wants of the AI
 * @param dropsWhen an event at which the phone loses its connection: nobody hangs up, and the
 *     carrier reports the leg as failed
 * @param summary how the AI sums up its talks with this caller, in its reports. Absent = nothing
 */
public record PartyScript(
    @Nullable Behaviour behaviour,
    @Nullable Duration answerAfter,
    @Nullable List<KeyPress> keys,
    @Nullable Duration hangUpAfter,
    @Nullable Moment hangUpWhen,
    @Nullable String amd,
    @Nullable Duration askForPersonAfter,
    @Nullable Duration speaks,
    @Nullable List<ToolUse> asks,
    @Nullable Moment dropsWhen,
    @Nullable String summary) {

  private static final Duration USUAL_RINGING = Duration.ofSeconds(3);
  private static final Duration USUAL_MESSAGE = Duration.ofSeconds(8);
  private static final Duration USUAL_THINKING = Duration.ofSeconds(1);

  public PartyScript {
    keys = keys == null ? null : List.copyOf(keys);
    asks = asks == null ? null : List.copyOf(asks);
    notNegative("speaks", speaks);
    notNegative("answerAfter", answerAfter);
    notNegative("hangUpAfter", hangUpAfter);
    notNegative("askForPersonAfter", askForPersonAfter);
  }

  /** A party that talks to no AI and leaves no message of a special length. */
  public PartyScript(
      @Nullable Behaviour behaviour,
      @Nullable Duration answerAfter,
      @Nullable List<KeyPress> keys,
      @Nullable Duration hangUpAfter,
      @Nullable Moment hangUpWhen,
      @Nullable String amd,
      @Nullable Duration askForPersonAfter) {
    this(
        behaviour,
        answerAfter,
        keys,
        hangUpAfter,
        hangUpWhen,
        amd,
        askForPersonAfter,
        null,
        null,
        null,
        null);
  }

  /** A called phone that behaves so, with nothing else special. */
  public static PartyScript of(Behaviour behaviour) {
    return new PartyScript(behaviour, null, null, null, null, null, null);
  }

  /** A caller who stays on the line and asks for nothing. */
  public static PartyScript patientCaller() {
    return new PartyScript(null, null, null, null, null, null, null);
  }

  /** The same party when it is called: then it has a behaviour. */
  PartyScript called() {
    return behaviour != null
        ? this
        : new PartyScript(
            Behaviour.ANSWERS,
            answerAfter,
            keys,
            hangUpAfter,
            hangUpWhen,
            amd,
            askForPersonAfter,
            speaks,
            asks,
            dropsWhen,
            summary);
  }

  /** The behaviour, {@link Behaviour#ANSWERS} if none is given. */
  public Behaviour behaves() {
    return behaviour == null ? Behaviour.ANSWERS : behaviour;
  }

  /** Ringing time before the answer. */
  public Duration ringing() {
    return answerAfter == null ? USUAL_RINGING : answerAfter;
  }

  /** How long the party talks after the tone. */
  public Duration message() {
    return speaks == null ? USUAL_MESSAGE : speaks;
  }

  /** What this caller asks the AI for in one of its sessions; asking for a person included. */
  public List<ToolUse> asksIn(int session) {
    Stream<ToolUse> person =
        askForPersonAfter == null
            ? Stream.empty()
            : Stream.of(new ToolUse(askForPersonAfter, null, null, 1));
    Stream<ToolUse> others = asks == null ? Stream.empty() : asks.stream();
    return Stream.concat(person, others).filter(use -> use.inSession() == session).toList();
  }

  /** Keys that this party presses when asked. Callers press none of their own accord. */
  public List<KeyPress> pressed() {
    if (keys != null) {
      return keys;
    }
    if (behaviour == null) {
      return List.of();
    }
    return switch (behaviour) {
      case ANSWERS -> List.of(new KeyPress(USUAL_THINKING, "1"));
      case DECLINES -> List.of(new KeyPress(USUAL_THINKING, "2"));
      case BUSY, NO_ANSWER, FAILED, VOICEMAIL, SILENT, BY_HAND -> List.of();
    };
  }

  /**
   * What machine detection says.
   *
   * @param untilEndOfMessage {@code MachineDetection=DetectMessageEnd}
   */
  public String verdict(boolean untilEndOfMessage) {
    if (amd != null) {
      return amd;
    }
    return switch (behaves()) {
      case ANSWERS, DECLINES, BY_HAND -> "human";
      case VOICEMAIL -> untilEndOfMessage ? "machine_end_beep" : "machine_start";
      case SILENT, BUSY, NO_ANSWER, FAILED -> "unknown";
    };
  }

  private static void notNegative(String name, @Nullable Duration value) {
    if (value != null && value.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative, but is " + value);
    }
  }
}
