package dev.patchcord.contract.deadletter;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What lies now where a letter's record was read.
 *
 * @param record the record itself; null unless it is {@link Standing#THERE}
 */
public record Origin(Standing standing, @Nullable ConsumerRecord<byte[], byte[]> record) {

  static Origin without(Standing standing) {
    return new Origin(standing, null);
  }

  /** How it stands. */
  public enum Standing {
    THERE("is still there"),
    /** By age, mostly. */
    DELETED("has been deleted from there"),
    /** The topic was deleted and made anew. */
    ANOTHER("is not what lies there now: the topic was made anew"),
    /** A deadline, or a topic of another cluster. */
    NOWHERE("lies on no topic of this cluster");

    private final String words;

    Standing(String words) {
      this.words = words;
    }

    /** Completes "the record ...". */
    public String words() {
      return words;
    }
  }
}
