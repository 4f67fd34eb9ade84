package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.contract.journal.CallSnapshot.RecordingView;
import java.util.List;

/**
 * What was said to the caller and kept of the caller.
 *
 * @param announcements to the room, in the order of their numbers from 1
 * @param recordings of the caller's leg, in order
 */
public record Care(List<List<Spoken>> announcements, List<RecordingView> recordings) {
  public Care {
    announcements = List.copyOf(announcements);
    recordings = List.copyOf(recordings);
  }

  static Care none() {
    return new Care(List.of(), List.of());
  }
}
