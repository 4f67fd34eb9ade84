package dev.patchcord.console.feed;

import dev.patchcord.console.projection.Fact;
import dev.patchcord.contract.journal.BrokenPromise;
import dev.patchcord.contract.journal.CallIndex;
import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.journal.SpecialistStanding;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.contract.wire.DeadLetterRequeued;
import dev.patchcord.contract.wire.UnreadableRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Says what a record tells. One that cannot be read is a fact as well. */
final class Facts {
  /** Read from their beginning, since each of their records still counts. */
  static final List<Topic> WHOLE =
      List.of(Topic.CALLS, Topic.SPECIALISTS, Topic.BROKEN_PROMISES, Topic.DEAD_LETTERS);

  /** Read some time back. */
  static final List<Topic> RECENT = List.of(Topic.CALL_INDEX, Topic.CALL_JOURNAL);

  private static final String REQUEUED = "patchcord.dead-letter-requeued.v1";

  private static final Map<String, Topic> TOPICS =
      Arrays.stream(Topic.values()).collect(Collectors.toMap(Topic::title, Function.identity()));

  private Facts() {}

  /** What it tells; empty if that does not matter here. */
  static Optional<Fact> of(ConsumerRecord<String, byte[]> record) {
    try {
      Topic topic = TOPICS.get(record.topic());
      if (topic == null) {
        return Optional.empty();
      }
      return record.value() == null ? gone(topic, record.key()) : told(topic, record);
    } catch (UnreadableRecord e) {
      return Optional.of(new Fact.Unreadable(where(record), String.valueOf(e.getMessage())));
    }
  }

  private static Optional<Fact> gone(Topic topic, String key) {
    return switch (topic) {
      case CALLS -> Optional.of(new Fact.CallForgotten(key));
      case SPECIALISTS -> Optional.of(new Fact.SpecialistForgotten(key));
      default -> Optional.empty();
    };
  }

  private static Optional<Fact> told(Topic topic, ConsumerRecord<String, byte[]> record) {
    byte[] value = record.value();
    return switch (topic) {
      case CALLS -> Optional.of(new Fact.CallSeen(ContractJson.read(value, CallSnapshot.class)));
      case CALL_INDEX -> Optional.of(new Fact.CallEnded(ContractJson.read(value, CallIndex.class)));
      case CALL_JOURNAL ->
          Optional.of(decided(ContractJson.read(value, JournalRecord.class), record.partition()));
      case SPECIALISTS ->
          Optional.of(new Fact.SpecialistSeen(ContractJson.read(value, SpecialistStanding.class)));
      case BROKEN_PROMISES ->
          Optional.of(new Fact.PromiseBroken(ContractJson.read(value, BrokenPromise.class)));
      case DEAD_LETTERS -> Optional.of(letter(record));
      default -> Optional.empty();
    };
  }

  private static Fact decided(JournalRecord record, int partition) {
    return new Fact.Decided(record.callId(), partition, record.at(), record.from(), record.to());
  }

  private static Fact letter(ConsumerRecord<String, byte[]> record) {
    if (REQUEUED.equals(CloudEvents.text(record.headers(), CloudEvents.TYPE))) {
      return new Fact.LetterPutBack(ContractJson.read(record.value(), DeadLetterRequeued.class));
    }
    return new Fact.LetterFiled(
        record.partition() + ":" + record.offset(),
        ContractJson.read(record.value(), DeadLetter.class));
  }

  private static String where(ConsumerRecord<String, byte[]> record) {
    return "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
  }
}
