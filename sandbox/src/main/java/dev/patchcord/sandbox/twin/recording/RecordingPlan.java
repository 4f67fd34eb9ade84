package dev.patchcord.sandbox.twin.recording;

import dev.patchcord.sandbox.twin.leg.LegPlan.Hook;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a recording was asked for.
 *
 * @param channels 1 mono, 2 dual
 * @param track inbound, outbound or both
 * @param callback null = nobody is told
 * @param events in-progress, completed, absent
 */
public record RecordingPlan(
    int channels, String track, @Nullable Hook callback, Set<String> events) {

  /** What is told if nothing else is asked for. */
  public static final Set<String> ONLY_COMPLETED = Set.of("completed");

  public RecordingPlan {
    events = Set.copyOf(events);
  }
}
