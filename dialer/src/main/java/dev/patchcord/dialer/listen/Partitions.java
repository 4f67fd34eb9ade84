package dev.patchcord.dialer.listen;

import dev.patchcord.contract.topic.Topic;
import dev.patchcord.dialer.config.DialerSettings;
import dev.patchcord.dialer.lane.CallQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that this instance has, and their committed offsets. Used by the listener's thread
 * only, also in the callbacks.
 */
final class Partitions implements ConsumerRebalanceListener {
  private static final Logger log = LoggerFactory.getLogger(Partitions.class);

  /** The proof of owning is renewed this often within its life. */
  private static final int PROOFS_PER_TENURE = 4;

  private final Consumer<String, byte[]> consumer;
  private final CallQueue queue;
  private final DialerSettings settings;
  private final Clock clock;
  private final Map<TopicPartition, AssignedPartition> assigned = new HashMap<>();
  private final Map<TopicPartition, Long> committed = new HashMap<>();
  private Instant lastCommit = Instant.MIN;
  private Instant lastProof = Instant.MIN;
  private Instant lastAccepted = Instant.MIN;
  private int all = 1;
  private boolean joined;

  Partitions(
      Consumer<String, byte[]> consumer, CallQueue queue, DialerSettings settings, Clock clock) {
    this.consumer = consumer;
    this.queue = queue;
    this.settings = settings;
    this.clock = clock;
  }

  /** The partition that a record was just read from. */
  AssignedPartition of(ConsumerRecord<String, byte[]> record) {
    return get(new TopicPartition(record.topic(), record.partition()));
  }

  private AssignedPartition get(TopicPartition partition) {
    AssignedPartition found = assigned.get(partition);
    if (found == null) {
      throw new IllegalStateException("records of " + partition + ", which is not assigned");
    }
    return found;
  }

  /**
   * Commits what is finished, and from time to time what was committed already: an accepted commit
   * is the proof that the group still counts us in, which nothing else in this process can give.
   */
  void commitFinished() {
    Instant now = clock.instant();
    if (now.isBefore(lastCommit.plus(settings.commitInterval()))) {
      return;
    }
    boolean prove = !now.isBefore(lastProof.plus(settings.tenure().dividedBy(PROOFS_PER_TENURE)));
    Map<TopicPartition, OffsetAndMetadata> offsets = committable(assigned.keySet(), prove);
    if (offsets.isEmpty()) {
      return;
    }
    lastCommit = now;
    if (prove) {
      lastProof = now;
    }
    consumer.commitAsync(offsets, (accepted, trouble) -> onCommitted(offsets, now, trouble));
  }

  private void onCommitted(
      Map<TopicPartition, OffsetAndMetadata> offsets, Instant sentAt, @Nullable Exception trouble) {
    if (trouble != null) {
      // Usual while the group rebalances. Proof is sought again at once, not when it is next due; a
      // lost partition is told by the callbacks.
      log.debug("a commit was not accepted", trouble);
      lastProof = Instant.MIN;
      return;
    }
    lastAccepted = sentAt;
    offsets.forEach(
        (partition, offset) -> {
          AssignedPartition owned = assigned.get(partition);
          if (owned != null) {
            owned.proven(sentAt);
            committed.put(partition, offset.offset());
          }
        });
  }

  /**
   * True while the group counts us in: it has given us partitions and lately accepted a commit, or
   * it has none for us because there are more dialers than partitions.
   */
  boolean inGroup() {
    return joined
        && (assigned.isEmpty() || !lastAccepted.plus(settings.tenure()).isBefore(clock.instant()));
  }

  private Map<TopicPartition, OffsetAndMetadata> committable(
      Collection<TopicPartition> partitions, boolean also) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (TopicPartition partition : partitions) {
      AssignedPartition owned = assigned.get(partition);
      if (owned != null) {
        // The position of an idle partition is past what transactions left behind its last record.
        long offset = owned.barrier().orElseGet(() -> consumer.position(partition));
        if (also || !Long.valueOf(offset).equals(committed.get(partition))) {
          offsets.put(partition, new OffsetAndMetadata(offset));
        }
      }
    }
    return offsets;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    partitions.forEach(
        partition -> assigned.put(partition, new AssignedPartition(clock, settings.tenure())));
    tellShare();
    // Kafka calls this at the end of every rebalance, also without partitions.
    joined = true;
    // A new partition is proven at once, not when the others' proof is due.
    lastProof = Instant.MIN;
    log.info("has {} partitions, new {}", assigned.size(), partitions);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    List<TopicPartition> ours = partitions.stream().filter(assigned::containsKey).toList();
    ours.forEach(partition -> get(partition).handOver());
    Instant end = clock.instant().plus(settings.handOver());
    for (TopicPartition partition : ours) {
      awaitQuiet(partition, Duration.between(clock.instant(), end));
    }
    Map<TopicPartition, OffsetAndMetadata> offsets = committable(ours, true);
    try {
      if (!offsets.isEmpty()) {
        consumer.commitSync(offsets);
      }
    } catch (KafkaException e) {
      log.warn("the last commit failed, finished commands will be skipped: {}", e.getMessage());
    }
    forget(ours);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    joined = false;
    forget(partitions);
  }

  private void forget(Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      AssignedPartition owned = assigned.remove(partition);
      committed.remove(partition);
      if (owned != null) {
        owned.lose();
      }
    }
    tellShare();
  }

  /** What is taken from us is told before it is given to another: the shares never overlap. */
  private void tellShare() {
    try {
      all = Math.max(1, consumer.partitionsFor(Topic.CALL_COMMANDS.title()).size());
    } catch (KafkaException e) {
      log.warn("taking the topic for as wide as it was, {} partitions: {}", all, e.getMessage());
    }
    queue.share(assigned.size(), Math.max(all, assigned.size()));
  }

  /** Hands over every partition, as at a rebalance; for the end. */
  void handOverAll() {
    onPartitionsRevoked(List.copyOf(assigned.keySet()));
  }

  private void awaitQuiet(TopicPartition partition, Duration atMost) {
    try {
      if (!get(partition).awaitQuiet(atMost)) {
        log.warn("commands of {} still run and are left to the next dialer", partition);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
