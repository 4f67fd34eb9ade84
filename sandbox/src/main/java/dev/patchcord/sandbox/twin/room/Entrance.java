package dev.patchcord.sandbox.twin.room;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a leg enters a conference: the attributes of Conference, or of Participants create.
 *
 * @param room friendly name
 * @param label null = none
 * @param maxParticipants 2 to 250
 * @param reports null = nobody is told; counts only for the first participant
 */
public record Entrance(
    String room,
    @Nullable String label,
    boolean muted,
    boolean startOnEnter,
    boolean endOnExit,
    int maxParticipants,
    @Nullable Reports reports) {

  /** Most participants that Twilio admits. */
  public static final int MAX_PARTICIPANTS = 250;

  /**
   * Who is told of the conference.
   *
   * @param events start, end, join, leave, mute, hold, modify, speaker, announcement
   */
  public record Reports(String url, String method, Set<String> events) {
    public Reports {
      events = Set.copyOf(events);
    }
  }
}
