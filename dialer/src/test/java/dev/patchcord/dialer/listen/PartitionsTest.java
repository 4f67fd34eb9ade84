package dev.patchcord.dialer.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchcord.contract.topic.Topic;
import dev.patchcord.dialer.MovableClock;
import dev.patchcord.dialer.config.DialerSettings;
import dev.patchcord.dialer.lane.CallQueue;
import dev.patchcord.dialer.lane.LanesForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a commit does besides committing: it proves, or fails to prove, that a partition is ours.
 */
class PartitionsTest {
  private static final TopicPartition ONE = new TopicPartition(Topic.CALL_COMMANDS.title(), 0);

  private final MovableClock clock = new MovableClock();
  private final Group group = new Group();
  private final DialerSettings settings =
      DialerUnderTest.settings("dialer-1", Duration.ofSeconds(1), 1);
  private final CallQueue queue = LanesForTests.queue(settings, clock);
  private final Partitions partitions = new Partitions(group, queue, settings, clock);

  @BeforeEach
  void assign() {
    group.assign(List.of(ONE));
    group.updateBeginningOffsets(Map.of(ONE, 0L));
    group.seek(ONE, 0);
    partitions.onPartitionsAssigned(List.of(ONE));
  }

  @Test
  void provesOwnershipByAnAcceptedCommitOnly() throws InterruptedException {
    group.counts = false;
    partitions.commitFinished();
    clock.advance(Duration.ofSeconds(1));
    group.counts = true;
    partitions.commitFinished();
    assertThat(partition().stillOurs()).isTrue();
    assertThat(group.commits).hasSize(2);
  }

  @Test
  void renewsTheProofWhenThereIsNothingToCommit() {
    for (int second = 0; second < 21; second++) {
      partitions.commitFinished();
      clock.advance(Duration.ofSeconds(1));
    }
    // At once, then every quarter of the tenure of 20 s.
    assertThat(group.commits).hasSize(5).allMatch(offsets -> offsets.get(ONE).offset() == 0);
  }

  @Test
  void commitsUpToTheFirstUnfinishedCommand() {
    AssignedPartition partition = partition();
    partition.received(0);
    partition.received(1);
    partition.received(2);
    group.seek(ONE, 3);
    partition.finished(0);
    partition.finished(2);
    partitions.commitFinished();
    assertThat(group.commits.getLast().get(ONE).offset()).isEqualTo(1);
    partition.finished(1);
    clock.advance(Duration.ofSeconds(1));
    partitions.commitFinished();
    assertThat(group.commits.getLast().get(ONE).offset()).isEqualTo(3);
  }

  @Test
  void isNobodysPartitionAfterItMoved() throws InterruptedException {
    AssignedPartition partition = partition();
    partitions.commitFinished();
    partitions.onPartitionsRevoked(List.of(ONE));
    assertThat(partition.stillOurs()).isFalse();
  }

  @Test
  void carriesOutNothingWhileTheTopicsDifferInTheirPartitions() {
    group.widen(Topic.CALL_COMMANDS, 2);
    group.widen(Topic.COMMAND_OUTCOMES, 1);
    Claims claims = new LoggedClaims(() -> group, Duration.ofMinutes(5), clock);
    assertThatThrownBy(() -> claims.read(0, Instant.EPOCH))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("patchcord.call-commands has 2 partitions")
        .hasMessageContaining("patchcord.command-outcomes has 1");
  }

  @Test
  void isInTheGroupWhileItsCommitsAreAccepted() {
    assertThat(partitions.inGroup()).isFalse();
    partitions.commitFinished();
    assertThat(partitions.inGroup()).isTrue();
    group.counts = false;
    clock.advance(Duration.ofSeconds(21));
    partitions.commitFinished();
    assertThat(partitions.inGroup()).isFalse();
    group.counts = true;
    clock.advance(Duration.ofSeconds(1));
    partitions.commitFinished();
    assertThat(partitions.inGroup()).isTrue();
  }

  @Test
  void isInTheGroupWithoutPartitionsUntilTheGroupForgetsIt() {
    partitions.onPartitionsRevoked(List.of(ONE));
    assertThat(partitions.inGroup()).isTrue();
    partitions.onPartitionsLost(List.of());
    assertThat(partitions.inGroup()).isFalse();
    partitions.onPartitionsAssigned(List.of());
    assertThat(partitions.inGroup()).isTrue();
  }

  @Test
  void takesTheShareOfTheCallsPerSecondThatItHasOfThePartitions() {
    assertThat(LanesForTests.waitOfNext(queue)).isZero();
    assertThat(LanesForTests.waitOfNext(queue)).isEqualTo(Duration.ofSeconds(1));
    group.widen(Topic.CALL_COMMANDS, 4);
    TopicPartition other = new TopicPartition(Topic.CALL_COMMANDS.title(), 3);
    group.assign(List.of(ONE, other));
    group.updateBeginningOffsets(Map.of(other, 0L));
    partitions.onPartitionsAssigned(List.of(other));
    assertThat(LanesForTests.waitOfNext(queue)).isEqualTo(Duration.ofSeconds(2));
    partitions.onPartitionsRevoked(List.of(ONE));
    assertThat(LanesForTests.waitOfNext(queue)).isEqualTo(Duration.ofSeconds(4));
    partitions.onPartitionsLost(List.of(other));
    assertThat(LanesForTests.waitOfNext(queue)).isGreaterThan(Duration.ofMinutes(1));
  }

  private AssignedPartition partition() {
    return partitions.of(new ConsumerRecord<>(ONE.topic(), ONE.partition(), 0, "CA1", new byte[0]));
  }

  /** A group that accepts commits, or does not. */
  private static final class Group extends MockConsumer<String, byte[]> {
    private final List<Map<TopicPartition, OffsetAndMetadata>> commits = new ArrayList<>();
    private boolean counts = true;

    Group() {
      super("earliest");
    }

    void widen(Topic topic, int partitions) {
      List<PartitionInfo> infos = new ArrayList<>();
      for (int number = 0; number < partitions; number++) {
        infos.add(new PartitionInfo(topic.title(), number, null, null, null));
      }
      updatePartitions(topic.title(), infos);
    }

    @Override
    public void commitAsync(
        Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
      commits.add(offsets);
      if (callback != null) {
        callback.onComplete(offsets, counts ? null : new CommitFailedException());
      }
    }
  }
}
