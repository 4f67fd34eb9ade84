package dev.patchcord.contract.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A topic: keyed by call id unless it says otherwise, and has exactly one writing service except
 * {@link #DEAD_LETTERS}.
 *
 * <p>All of them must have the same number of partitions: the orchestrator joins events and
 * outcomes by partition, and the dialer finds a command's outcomes in the partition of the command.
 */
public enum Topic {
  TELEPHONY_EVENTS("telephony-events", Duration.ofDays(14), false),
  CALL_COMMANDS("call-commands", Duration.ofDays(14), false),
  COMMAND_OUTCOMES("command-outcomes", Duration.ofDays(14), false),
  CALL_JOURNAL("call-journal", Duration.ofDays(90), false),
  CALLS("calls", Duration.ofDays(14), true),
  /**
   * Compacted, since a call's entry is written anew with each late record, and deleted by age like
   * the journal that it leads to: an entry without a journal would lead nowhere.
   */
  CALL_INDEX("call-index", Duration.ofDays(90), Cleanup.COMPACT_AND_DELETE),
  /** Key: reply address of the asking ingress instance. */
  REPLIES("replies", Duration.ofHours(1), false),
  /** Key: a specialist's number. */
  SPECIALISTS("specialists", Duration.ofDays(14), true),
  /** Key: calendar. */
  CALENDAR_REQUESTS("calendar-requests", Duration.ofDays(14), false),
  /** Key: appointment id. */
  APPOINTMENTS("appointments", Duration.ofDays(14), true),
  DEAD_LETTERS("dead-letters", Duration.ofDays(90), false),
  BROKEN_PROMISES("broken-promises", Duration.ofDays(90), false);

  private static final String PREFIX = "patchcord.";

  private final String title;
  private final Duration retention;
  private final Cleanup cleanup;

  Topic(String name, Duration retention, boolean compacted) {
    this(name, retention, compacted ? Cleanup.COMPACT : Cleanup.DELETE);
  }

  Topic(String name, Duration retention, Cleanup cleanup) {
    this.title = PREFIX + name;
    this.retention = retention;
    this.cleanup = cleanup;
  }

  /** The topic's name in Kafka. */
  public String title() {
    return title;
  }

  /** How long records are kept; for a compacted topic how long tombstones are. */
  public Duration retention() {
    return retention;
  }

  /** Topic configuration for its creation. */
  public Map<String, String> config() {
    String millis = Long.toString(retention.toMillis());
    return switch (cleanup) {
      case DELETE -> Map.of("cleanup.policy", "delete", "retention.ms", millis);
      case COMPACT -> Map.of("cleanup.policy", "compact", "delete.retention.ms", millis);
      case COMPACT_AND_DELETE -> Map.of("cleanup.policy", "compact,delete", "retention.ms", millis);
    };
  }

  public static List<Topic> all() {
    return List.of(values());
  }

  /** What the broker does with old records. */
  private enum Cleanup {
    /** Deletes them by age. */
    DELETE,
    /** Keeps the latest of each key for good. */
    COMPACT,
    /** Keeps the latest of each key, and deletes that by age too. */
    COMPACT_AND_DELETE
  }
}
