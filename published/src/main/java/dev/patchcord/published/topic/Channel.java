package dev.patchcord.published.topic;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.calendar.Appointment;
import dev.patchcord.contract.calendar.CalendarRequest;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.event.TelephonyEvent;
import dev.patchcord.contract.journal.BrokenPromise;
import dev.patchcord.contract.journal.CallIndex;
import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.journal.SpecialistStanding;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.contract.wire.DeadLetterRequeued;
import java.util.List;
import java.util.stream.Stream;

/**
 * What stands on a topic.
 *
 * @param key what the record's key is
 * @param writer the service that writes it; {@code any} for dead letters
 * @param about one sentence
 * @param tombstone when a record without value follows the last one of a key; empty for never
 * @param messages types of its values, in the order of their families
 */
public record Channel(
    Topic topic, Key key, String writer, String about, String tombstone, List<Class<?>> messages) {
  public Channel {
    messages = List.copyOf(messages);
  }

  /** What the records of a topic are keyed by; always UTF-8 text. */
  public enum Key {
    CALL("The call id: the caller's Twilio CallSid."),
    REPLY_ADDRESS("The reply address of the ingress instance that asked."),
    SPECIALIST("The specialist's number: E.164 or a SIP address."),
    CALENDAR("The calendar's name."),
    APPOINTMENT("The appointment's id."),
    CALL_OR_OTHER("The key of the record that could not be read: a call id, or what stood there.");

    private final String meaning;

    Key(String meaning) {
      this.meaning = meaning;
    }

    /** One sentence. */
    public String meaning() {
      return meaning;
    }
  }

  private Channel(Topic topic, Key key, String writer, String about, Class<?> message) {
    this(topic, key, writer, about, "", List.of(message));
  }

  private Channel(Topic topic, String writer, String about, Class<?> family) {
    this(topic, Key.CALL, writer, about, "", List.of(family.getPermittedSubclasses()));
  }

  /** All of them, in the order in which {@link Topic} has them. */
  public static List<Channel> all() {
    return Stream.of(Topic.values()).map(Channel::of).toList();
  }

  /** The channel of a topic. */
  public static Channel of(Topic topic) {
    return switch (topic) {
      case TELEPHONY_EVENTS ->
          new Channel(
              topic,
              "ingress",
              "What the outside said, with the vendor's own words.",
              TelephonyEvent.class);
      case CALL_COMMANDS ->
          new Channel(topic, "orchestrator", "What the dialer is asked to do.", CallCommand.class);
      case COMMAND_OUTCOMES ->
          new Channel(
              topic,
              "dialer",
              "How a command went, with what went to the carrier and came back.",
              CommandOutcome.class);
      case CALL_JOURNAL ->
          new Channel(
              topic,
              Key.CALL,
              "orchestrator",
              "One record for each trigger that the machine took, in the order taken.",
              JournalRecord.class);
      case CALLS ->
          new Channel(
              topic,
              Key.CALL,
              "orchestrator",
              "Each live call at a glance.",
              "Ten minutes after the call's end.",
              List.of(CallSnapshot.class));
      case CALL_INDEX ->
          new Channel(
              topic,
              Key.CALL,
              "orchestrator",
              "Each ended call in a few words, and where its journal lies.",
              CallIndex.class);
      case REPLIES ->
          new Channel(
              topic,
              Key.REPLY_ADDRESS,
              "orchestrator",
              "The machine's answer to a webhook that waits. Of use to the one who asked only.",
              "",
              List.of(Answer.class.getPermittedSubclasses()));
      case SPECIALISTS ->
          new Channel(
              topic,
              Key.SPECIALIST,
              "orchestrator",
              "When a specialist's phone was last offered a caller, and last talked: a hint.",
              SpecialistStanding.class);
      case CALENDAR_REQUESTS ->
          new Channel(
              topic,
              Key.CALENDAR,
              "ingress",
              "What is free, or a booking, as the machine ordered it.",
              CalendarRequest.class);
      case APPOINTMENTS ->
          new Channel(
              topic,
              Key.APPOINTMENT,
              "orchestrator",
              "What was booked.",
              "A week after the appointment's end.",
              List.of(Appointment.class));
      case DEAD_LETTERS ->
          new Channel(
              topic,
              Key.CALL_OR_OTHER,
              "any",
              "What could not be read or processed, and what was put back since.",
              "",
              List.of(DeadLetter.class, DeadLetterRequeued.class));
      case BROKEN_PROMISES ->
          new Channel(
              topic,
              Key.CALL,
              "orchestrator",
              "A promise that was not kept in a call, at most once for each call and promise.",
              BrokenPromise.class);
    };
  }
}
