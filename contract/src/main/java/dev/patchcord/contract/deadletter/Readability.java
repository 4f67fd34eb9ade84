package dev.patchcord.contract.deadletter;

import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.calendar.CalendarRequest;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.UnreadableRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a record could be read by its reader, if that is of this version. */
public final class Readability {
  /** Topics whose records somebody acts on, and may give up. */
  static final List<Topic> READ =
      List.of(
          Topic.TELEPHONY_EVENTS,
          Topic.COMMAND_OUTCOMES,
          Topic.CALL_COMMANDS,
          Topic.CALENDAR_REQUESTS);

  private Readability() {}

  /**
   * Why the record would be given up again.
   *
   * @param topic one that is read, by its name in Kafka
   * @return empty if it can be read
   */
  public static Optional<UnreadableRecord> problem(
      String topic, byte @Nullable [] key, byte @Nullable [] value) {
    try {
      if (value == null || value.length == 0) {
        throw new UnreadableRecord("the record is empty", null);
      }
      String expected = keyOf(topic, value);
      if (key == null || !expected.equals(new String(key, StandardCharsets.UTF_8))) {
        throw new UnreadableRecord("expected the key " + expected, null);
      }
      return Optional.empty();
    } catch (UnreadableRecord e) {
      return Optional.of(e);
    }
  }

  private static String keyOf(String topic, byte[] value) {
    if (topic.equals(Topic.CALL_COMMANDS.title())) {
      return ContractJson.read(value, CallCommand.class).callId();
    }
    if (topic.equals(Topic.CALENDAR_REQUESTS.title())) {
      return ContractJson.read(value, CalendarRequest.class).calendar();
    }
    Trigger trigger = ContractJson.read(value, Trigger.class);
    if (trigger instanceof DeadlineExpired) {
      throw new UnreadableRecord("deadlines come from no topic", null);
    }
    return trigger.callId();
  }
}
