package dev.patchcord.console.feed;

import dev.patchcord.contract.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Compares the end of the telephony events with what the orchestrator has committed. */
final class LagReader {
  /** Name of the orchestrator's stream, and so of its consumer group. */
  private static final String ORCHESTRATOR = "patchcord-orchestrator";

  private static final String EVENTS = Topic.TELEPHONY_EVENTS.title();
  private static final long PATIENCE_SECONDS = 5;

  private final Admin admin;

  LagReader(Admin admin) {
    this.admin = admin;
  }

  /**
   * By partition.
   *
   * @throws ExecutionException if Kafka refuses to tell
   * @throws TimeoutException if it does not answer
   */
  List<PartitionLag> read() throws ExecutionException, TimeoutException, InterruptedException {
    List<TopicPartition> events =
        admin
            .describeTopics(List.of(EVENTS))
            .allTopicNames()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .values()
            .stream()
            .flatMap(topic -> topic.partitions().stream())
            .map(each -> new TopicPartition(EVENTS, each.partition()))
            .toList();
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(ORCHESTRATOR)
            .partitionsToOffsetAndMetadata()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        admin
            .listOffsets(
                events.stream().collect(Collectors.toMap(each -> each, _ -> OffsetSpec.latest())))
            .all()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    List<PartitionLag> lags = new ArrayList<>();
    for (TopicPartition each : events) {
      OffsetAndMetadata done = committed.get(each);
      ListOffsetsResultInfo end = ends.get(each);
      lags.add(
          new PartitionLag(
              each.partition(),
              done == null || end == null ? null : Math.max(0, end.offset() - done.offset())));
    }
    return List.copyOf(lags);
  }
}
