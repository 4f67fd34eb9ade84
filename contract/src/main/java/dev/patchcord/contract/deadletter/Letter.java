package dev.patchcord.contract.deadletter;

import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.contract.wire.DeadLetterRequeued;
import java.util.List;

/**
 * A dead letter where it lies.
 *
 * @param partition of the topic {@code dead-letters}
 * @param offset likewise
 * @param requeued how often its record was put back, oldest first
 */
public record Letter(
    int partition, long offset, DeadLetter content, List<DeadLetterRequeued> requeued) {
  public Letter {
    requeued = List.copyOf(requeued);
  }

  /** What people call it, for example {@code 3:41}. */
  public String id() {
    return id(partition, offset);
  }

  static String id(int partition, long offset) {
    return partition + ":" + offset;
  }

  /** Where its record was read, for example {@code patchcord.telephony-events-3@42}. */
  public String origin() {
    return content.topic() + "-" + content.partition() + "@" + content.offset();
  }

  /** True if it tells of a deadline, which no topic brought. */
  public boolean isAboutDeadline() {
    return content.topic().equals(DeadLetter.DEADLINES);
  }

  /** True if its record was read from a topic that a service reads, and so can be read again. */
  boolean cameFrom(List<Topic> topics) {
    return topics.stream().anyMatch(topic -> topic.title().equals(content.topic()));
  }
}
