package dev.patchcord.sandbox.twin.leg;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a leg before it begins.
 *
 * @param parentSid the leg whose Dial made this one
 * @param conversation what the leg does once it is connected
 * @param fallback asked when a document cannot be had
 * @param statusCallback null = nobody is told
 * @param events which progress is told: initiated, ringing, answered, completed
 * @param ringTimeout as asked for, without Twilio's addition
 * @param detection null = no machine detection
 */
public record LegPlan(
    Direction direction,
    String from,
    String to,
    @Nullable String parentSid,
    Conversation conversation,
    @Nullable Hook fallback,
    @Nullable Hook statusCallback,
    Set<String> events,
    Duration ringTimeout,
    Duration timeLimit,
    @Nullable Detection detection) {

  /** Twilio's default ring timeout. */
  public static final Duration RING_TIMEOUT = Duration.ofSeconds(60);

  /** Twilio's default limit of a call. */
  public static final Duration TIME_LIMIT = Duration.ofHours(4);

  /** What is told if nothing else is asked for. */
  public static final Set<String> ONLY_COMPLETED = Set.of("completed");

  public LegPlan {
    events = Set.copyOf(events);
  }

  /** A URL and how to ask it. */
  public record Hook(String url, String method) {}

  /**
   * Answering machine detection.
   *
   * @param untilEndOfMessage DetectMessageEnd rather than Enable
   * @param async false holds the document back until there is a verdict
   * @param callback told the verdict, asynchronous only
   */
  public record Detection(boolean untilEndOfMessage, boolean async, @Nullable Hook callback) {}

  /** Runs on a thread of its own from the answer to the end of the leg. */
  @FunctionalInterface
  public interface Conversation {
    /**
     * Returns when the leg has nothing more to do; it is then hung up if it still lives.
     *
     * @param extra fields for the first request, from synchronous machine detection
     */
    void begin(Leg leg, Map<String, String> extra);
  }

  /**
   * Whether the leg is there for that caller: its callback URL names the caller's SID, since
   * nothing else in Twilio's API ties the two, or it is a leg of the caller's Dial.
   */
  public boolean isFor(String callSid) {
    return callSid.equals(parentSid)
        || (statusCallback != null && statusCallback.url().contains(callSid));
  }
}
