package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.answer.Wait;
import dev.patchcord.contract.event.HoldMusicFetched;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.contract.flow.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a caller on hold hears: music, and every now and then a note. */
final class WaitEffects {
  /** Nobody believes in seconds: in steps of these. */
  private static final long STEP = 5;

  private WaitEffects() {}

  /** The next piece of music, with a note before it if it is time for one. */
  static void next(Draft draft) {
    if (!(draft.stimulus().trigger() instanceof HoldMusicFetched)) {
      return;
    }
    List<Spoken> consent = RecordingEffects.consent(draft.flow(), draft.care);
    if (!consent.isEmpty()) {
      // Without music the leg comes back at once, and the recording begins with it.
      draft.answer(new Wait(consent, List.of()));
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
    String queued = waiting.queueNote();
    Optional<Duration> wait = queueTime(draft);
    if (queued != null && wait.isPresent()) {
      long seconds = Math.max(1, (wait.get().toSeconds() + STEP - 1) / STEP) * STEP;
      return List.of(draft.flow().spoken(queued.replace("{seconds}", Long.toString(seconds))));
    }
    return waiting.notes().isEmpty()
        ? List.of()
        : List.of(waiting.notes().get(draft.care.notes() % waiting.notes().size()));
  }

  /** How long the dialling still waits for the account's calls per second. */
  private static Optional<Duration> queueTime(Draft draft) {
    return Optional.ofNullable(draft.checkUp.expectedDial())
        .filter(each -> each.isAfter(draft.now()))
        .map(each -> Duration.between(draft.now(), each));
  }
}
