package dev.patchcord.contract.flow;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller on hold hears.
 *
 * @param music addresses of audio files, played in order and over again; empty for pauses
 * @param noteEvery time between two spoken notes
 * @param notes spoken in turn; empty for music only
 * @param queueNote spoken while the carrier's queue holds up the dialling, with {@code {seconds}};
 *     null for none
 */
public record Waiting(
    List<String> music, Duration noteEvery, List<Spoken> notes, @Nullable String queueNote) {
  public Waiting {
    music = List.copyOf(music);
    notes = List.copyOf(notes);
  }
}
