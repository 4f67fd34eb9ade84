package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.answer.Wait;
import dev.patchcord.contract.event.HoldMusicFetched;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.contract.flow.Waiting;
import java.time.Instant;
import java.util.List;

/** What a caller on hold hears: music, and every now and then a note. */
final class WaitEffects {
  private WaitEffects() {}

  /** The next piece of music, with a note before it if it is time for one. */
  static void next(Draft draft) {
    if (!(draft.stimulus().trigger() instanceof HoldMusicFetched)) {
      return;
    }
    Waiting waiting = draft.flow().waiting();
    Instant noted = draft.care.notedAt();
    boolean due = noted == null || !noted.plus(waiting.noteEvery()).isAfter(draft.now());
    List<Spoken> words = due ? note(draft) : List.of();
    if (!words.isEmpty()) {
      draft.care = draft.care.noted(draft.now());
    }
    draft.answer(new Wait(words, waiting.music()));
  }

  private static List<Spoken> note(Draft draft) {
    Waiting waiting = draft.flow().waiting();
    return waiting.notes().isEmpty()
        ? List.of()
        : List.of(waiting.notes().get(draft.care.notes() % waiting.notes().size()));
  }
}
