package dev.patchcord.orchestrator;

import dev.patchcord.contract.flow.Callbacks;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Rung;
import dev.patchcord.contract.flow.Screening;
import dev.patchcord.contract.flow.Sentences;
import dev.patchcord.contract.flow.Specialist;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.contract.flow.Strategy;
import dev.patchcord.contract.flow.Timing;
import dev.patchcord.contract.flow.Waiting;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The flow of every call where there is no file of flows; defaults stand in {@code
 * orchestrator.yml}. Calls in flight keep the flow that they began with.
 *
 * @param version name it anew with each change, for the journal's readers
 * @param specialistName for people
 * @param specialistNumber who is rung: E.164 or {@code sip:} address
 * @param from what the specialist's phone shows: one of our numbers
 * @param ringTimeout 5 to 600 s (Twilio reference, 1.2)
 * @param handOverDelay from the assistant's tool call to the caller's move
 * @param screeningTimeout from answer to key press
 * @param holdLimit from the wish for a person to a bridge
 * @param holdMusic audio files that a caller on hold hears
 * @param noteEvery from one spoken note to the next, 1 s to 10 min
 * @param note said to a caller on hold
 * @param queueNote said while the carrier's queue holds up the dialling
 * @param detectMachine start answering machine detection
 * @param maxTalk ceiling on a specialist's leg, up to 24 h
 * @param sentences what is spoken
 */
@ConfigurationProperties(prefix = "patchcord.flow", ignoreUnknownFields = false)
record FlowSettings(
    String version,
    String specialistName,
    String specialistNumber,
    String from,
    Duration ringTimeout,
    Duration handOverDelay,
    Duration screeningTimeout,
    Duration holdLimit,
    List<String> holdMusic,
    Duration noteEvery,
    String note,
    String queueNote,
    boolean detectMachine,
    Duration maxTalk,
    Sentences sentences) {
  private static final String LANGUAGE = "en-US";
  private static final String E164 = "\\+[1-9][0-9]{1,14}";

  /**
   * The flow, if it makes sense.
   *
   * @throws InvalidSetting naming the first setting that does not
   */
  Flow toFlow() {
    check(!version.isBlank(), "patchcord.flow.version", version, "a name");
    check(
        specialistNumber.matches(E164) || specialistNumber.matches("sips?:\\S+@\\S+"),
        "TO_NUMBER (patchcord.flow.specialist-number)",
        specialistNumber,
        "the specialist's number, such as +14155550123 or sip:desk@example.com");
    check(
        from.matches(E164),
        "FROM_NUMBER (patchcord.flow.from)",
        from,
        "one of your own numbers, such as +14155550199");
    checkBetween("ring-timeout", ringTimeout, Duration.ofSeconds(5), Duration.ofMinutes(10));
    checkBetween("hand-over-delay", handOverDelay, Duration.ZERO, Duration.ofSeconds(30));
    checkBetween(
        "screening-timeout", screeningTimeout, Duration.ofSeconds(5), Duration.ofMinutes(2));
    checkBetween("hold-limit", holdLimit, Duration.ofSeconds(10), Duration.ofHours(1));
    checkBetween("note-every", noteEvery, Duration.ofSeconds(1), Duration.ofMinutes(10));
    checkBetween("max-talk", maxTalk, Duration.ofMinutes(1), Duration.ofHours(24));
    return new Flow(
        version,
        LANGUAGE,
        null,
        null,
        from,
        List.of(new Specialist(specialistName, specialistNumber, List.of(), null, null)),
        Strategy.HUNT,
        1,
        ringTimeout,
        holdLimit,
        handOverDelay,
        maxTalk,
        new Screening(true, detectMachine, screeningTimeout),
        new Waiting(holdMusic, noteEvery, List.of(new Spoken(note, LANGUAGE, null)), queueNote),
        null,
        List.of(Rung.of(Rung.Kind.BACK_TO_AI)),
        List.of(Rung.of(Rung.Kind.GOODBYE)),
        false,
        new Callbacks(Duration.ofMinutes(5), 3, Duration.ofMinutes(15), Duration.ofSeconds(25)),
        null,
        Timing.standard(),
        sentences);
  }

  private static void checkBetween(String name, Duration value, Duration least, Duration most) {
    check(
        value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
        "patchcord.flow." + name,
        value.toString(),
        "between " + least + " and " + most);
  }

  private static void check(boolean holds, String setting, String value, String expected) {
    if (!holds) {
      throw new InvalidSetting(setting, value, expected);
    }
  }
}
