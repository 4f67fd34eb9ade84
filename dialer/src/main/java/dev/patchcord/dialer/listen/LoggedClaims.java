package dev.patchcord.dialer.listen;

import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.outcome.CommandQueued;
import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.contract.outcome.CommandStarted;
import dev.patchcord.contract.outcome.LookedUp;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.UnreadableRecord;
import dev.patchcord.dialer.lane.Earlier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Claims and outcomes as {@code command-outcomes} has them. Commands and outcomes have the same key
 * and equally many partitions, so what was done to a partition's commands lies in the partition of
 * the same number.
 */
final class LoggedClaims implements Claims {
  private static final Logger log = LoggerFactory.getLogger(LoggedClaims.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Supplier<Consumer<String, byte[]>> readers;
  private final Duration clockMargin;
  private final Clock clock;

  LoggedClaims(Supplier<Consumer<String, byte[]>> readers, Duration clockMargin, Clock clock) {
    this.readers = readers;
    this.clockMargin = clockMargin;
    this.clock = clock;
  }

  @Override
  public Map<String, Earlier> read(int partition, Instant since) {
    try (Consumer<String, byte[]> reader = readers.get()) {
      requireEqualPartitions(reader);
      TopicPartition outcomes = new TopicPartition(Topic.COMMAND_OUTCOMES.title(), partition);
      reader.assign(List.of(outcomes));
      long end = reader.endOffsets(List.of(outcomes)).getOrDefault(outcomes, 0L);
      // The command carries the orchestrator's time, its claim the dialer's.
      long from = Math.max(0, since.minus(clockMargin).toEpochMilli());
      OffsetAndTimestamp first = reader.offsetsForTimes(Map.of(outcomes, from)).get(outcomes);
      if (first == null) {
        return Map.of();
      }
      reader.seek(outcomes, first.offset());
      return readUntil(reader, outcomes, end);
    }
  }

  private Map<String, Earlier> readUntil(
      Consumer<String, byte[]> reader, TopicPartition outcomes, long end) {
    Map<String, Earlier> found = new HashMap<>();
    Instant limit = clock.instant().plus(LIMIT);
    while (reader.position(outcomes) < end) {
      if (clock.instant().isAfter(limit)) {
        throw new TimeoutException("the claims of " + outcomes + " could not be read to their end");
      }
      for (ConsumerRecord<String, byte[]> record : reader.poll(POLL)) {
        note(record, found);
      }
    }
    return found;
  }

  private static void note(ConsumerRecord<String, byte[]> record, Map<String, Earlier> found) {
    try {
      CommandOutcome outcome = ContractJson.read(record.value(), CommandOutcome.class);
      String id = outcome.commandId();
      switch (outcome) {
        case CommandQueued _ -> {
          // It waited for its turn: nothing was posted.
        }
        case CommandStarted _ -> found.putIfAbsent(id, Earlier.STARTED);
        case CommandDone done -> found.put(id, Earlier.finished(done.legSid()));
        case CommandRefused _ -> found.put(id, Earlier.finished(null));
        case CommandAmbiguous _ -> found.put(id, Earlier.finished(null));
        case LookedUp _ -> found.put(id, Earlier.finished(null));
      }
    } catch (UnreadableRecord e) {
      log.warn(
          "{}-{}@{} is not an outcome: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
      if (e.isTooNew()) {
        commandOf(record.value()).ifPresent(id -> found.putIfAbsent(id, Earlier.STARTED));
      }
    }
  }

  /**
   * A dialer of a newer version has had this command. What became of it is not understood here, so
   * it may have been posted: it counts as claimed.
   */
  private static Optional<String> commandOf(byte[] outcome) {
    try {
      return ContractJson.mapper().readTree(outcome).path("commandId").stringValueOpt();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static void requireEqualPartitions(Consumer<String, byte[]> reader) {
    int commands = reader.partitionsFor(Topic.CALL_COMMANDS.title()).size();
    int outcomes = reader.partitionsFor(Topic.COMMAND_OUTCOMES.title()).size();
    if (commands != outcomes) {
      throw new IllegalStateException(
          "%s has %d partitions but %s has %d: make them equal; until then no command is carried out, because a dial might be repeated after a crash"
              .formatted(
                  Topic.CALL_COMMANDS.title(), commands, Topic.COMMAND_OUTCOMES.title(), outcomes));
    }
  }
}
