package dev.patchcord.console.feed;

import static org.awaitility.Awaitility.await;

import dev.patchcord.console.projection.Limits;
import dev.patchcord.contract.topic.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicFeedTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final TopicPartition CALLS = new TopicPartition(Topic.CALLS.title(), 0);

  /** A log to which one more record is written whenever one is read: its end is never reached. */
  private static final class BusyLog extends MockConsumer<String, byte[]> {
    private final AtomicLong next = new AtomicLong();

    BusyLog() {
      super("earliest");
      Stream.of(Facts.WHOLE, Facts.RECENT)
          .flatMap(List::stream)
          .forEach(
              topic -> {
                Node node = new Node(0, "localhost", 1);
                Node[] nodes = {node};
                updatePartitions(
                    topic.title(),
                    List.of(new PartitionInfo(topic.title(), 0, node, nodes, nodes)));
                TopicPartition partition = new TopicPartition(topic.title(), 0);
                updateBeginningOffsets(Map.of(partition, 0L));
                updateEndOffsets(Map.of(partition, 0L));
              });
      schedulePollTask(this::write);
    }

    private void write() {
      long offset = next.getAndIncrement();
      addRecord(new ConsumerRecord<>(CALLS.topic(), 0, offset, "CA1", null));
      updateEndOffsets(Map.of(CALLS, offset + 2));
      schedulePollTask(this::write);
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
        Map<TopicPartition, Long> timestamps) {
      return Map.of();
    }
  }

  @Test
  void isFreshWhileSomethingIsWrittenAllTheTime() {
    TopicFeed feed =
        new TopicFeed(BusyLog::new, Clock.systemUTC(), Duration.ofHours(1), new Limits(10, 10));
    feed.start();
    try {
      await().atMost(PATIENCE).until(() -> feed.freshness().isFresh(Instant.now()));
    } finally {
      feed.stop();
    }
  }
}
