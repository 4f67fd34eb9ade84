package dev.patchcord.dialer.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.dialer.lane.Earlier;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LoggedClaimsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final TopicPartition OUTCOMES =
      new TopicPartition(Topic.COMMAND_OUTCOMES.title(), 0);

  @Test
  void takesWhatANewerDialerSaidOfACommandForAClaim() {
    Map<String, Earlier> claims =
        claims(
            "{\"type\":\"patchcord.command-started.v2\",\"commandId\":\"CA1-2\",\"callId\":\"CA1\"}",
            "{\"type\":\"patchcord.command-started.v2\",\"attempt\":1}",
            "no JSON at all");
    assertThat(claims).containsExactly(Map.entry("CA1-2", Earlier.STARTED));
  }

  @Test
  void believesAnOutcomeThatItKnowsMore() {
    String refused =
        new String(
            ContractJson.write(new CommandRefused("CA1-2", "CA1", NOON, 0, 0, "too late")),
            StandardCharsets.UTF_8);
    assertThat(
            claims(refused, "{\"type\":\"patchcord.command-closed.v1\",\"commandId\":\"CA1-2\"}"))
        .containsExactly(Map.entry("CA1-2", Earlier.finished(null)));
  }

  private static Map<String, Earlier> claims(String... outcomes) {
    MockConsumer<String, byte[]> log = log(outcomes);
    return new LoggedClaims(() -> log, Duration.ofSeconds(20), Clock.fixed(NOON, ZoneOffset.UTC))
        .read(0, NOON);
  }

  private static MockConsumer<String, byte[]> log(String... outcomes) {
    MockConsumer<String, byte[]> log =
        new MockConsumer<>("earliest") {
          @Override
          public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
              Map<TopicPartition, Long> times) {
            return Map.of(OUTCOMES, new OffsetAndTimestamp(0, 0));
          }
        };
    for (Topic topic : List.of(Topic.CALL_COMMANDS, Topic.COMMAND_OUTCOMES)) {
      log.updatePartitions(
          topic.title(),
          List.of(new PartitionInfo(topic.title(), 0, Node.noNode(), new Node[0], new Node[0])));
    }
    log.updateBeginningOffsets(Map.of(OUTCOMES, 0L));
    log.updateEndOffsets(Map.of(OUTCOMES, (long) outcomes.length));
    log.schedulePollTask(
        () -> {
          for (int i = 0; i < outcomes.length; i++) {
            byte[] value = outcomes[i].getBytes(StandardCharsets.UTF_8);
            log.addRecord(new ConsumerRecord<>(OUTCOMES.topic(), 0, i, "CA1", value));
          }
        });
    return log;
  }
}
