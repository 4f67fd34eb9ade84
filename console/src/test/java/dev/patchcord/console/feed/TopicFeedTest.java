package dev.patchcord.console.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.console.projection.Limits;
import dev.patchcord.contract.topic.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicFeedTest {

  /** Somebody writes whenever it is asked where the topic ends. */
  private static final class NeverStill extends MockConsumer<String, byte[]> {
    private static final TopicPartition BUSY = new TopicPartition(Topic.CALLS.title(), 0);
    private long end;

    NeverStill() {
      super("earliest");
      for (Topic topic : Stream.concat(Facts.WHOLE.stream(), Facts.RECENT.stream()).toList()) {
        updatePartitions(
            topic.title(),
            List.of(new PartitionInfo(topic.title(), 0, Node.noNode(), new Node[0], new Node[0])));
        updateBeginningOffsets(Map.of(new TopicPartition(topic.title(), 0), 0L));
      }
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
        Map<TopicPartition, Long> asked) {
      Map<TopicPartition, OffsetAndTimestamp> all = new HashMap<>();
      asked.keySet().forEach(each -> all.put(each, new OffsetAndTimestamp(0, 0)));
      return all;
    }

    @Override
    public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> asked) {
      addRecord(new ConsumerRecord<>(BUSY.topic(), BUSY.partition(), end++, "CA1", null));
      Map<TopicPartition, Long> ends = new HashMap<>();
      asked.forEach(each -> ends.put(each, each.equals(BUSY) ? end : 0L));
      return ends;
    }
  }

  @Test
  void isFreshWhileTheTopicsGoOn() {
    Instant begin = Instant.now();
    TopicFeed feed =
        new TopicFeed(
            NeverStill::new, Clock.systemUTC(), Duration.ofHours(1), new Limits(100, 100));
    feed.start();
    try {
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(feed.freshness().asOf()).isAfter(begin.plusSeconds(1)));
    } finally {
      feed.stop();
    }
  }
}
