package dev.patchcord.sandbox.run;

import dev.patchcord.contract.event.AiSessionOpened;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.orchestrator.timeline.CallNames;
import dev.patchcord.sandbox.timeline.CallStories;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Places demonstration calls and judges them by what the journal and the twin wrote down. */
final class Demonstrator {
  private static final Duration STORY_LIMIT = Duration.ofSeconds(90);
  private static final Duration SETTLING = Duration.ofSeconds(15);

  /** How long a caller who is back with the AI listens before saying goodbye. */
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private final TwinClient twin;
  private final CallNames names;
  private final CallStories stories;

  /**
   * How a demonstration went.
   *
   * @param passed everything was as expected
   * @param line for people
   */
  record Verdict(boolean passed, String line) {}

  Demonstrator(TwinClient twin, CallNames names, CallStories stories) {
    this.twin = twin;
    this.names = names;
    this.stories = stories;
  }

  /** Places the call, waits for its end and judges it. */
  Verdict run(Demonstration demonstration) throws InterruptedException {
    names.expect(demonstration.caller(), demonstration.callName());
    try {
      twin.behave(Accounts.SPECIALIST_NUMBER, demonstration.specialist());
      String callId =
          twin.call(demonstration.caller(), Accounts.OUR_NUMBER, demonstration.callerScript());
      if (demonstration.returnsToAi() && stories.await(callId, Demonstrator::isBack, STORY_LIMIT)) {
        stories.await(callId, Evidence::over, FAREWELL);
        twin.hangUp(callId);
      }
      boolean over = stories.await(callId, Evidence::over, STORY_LIMIT);
      boolean settled = stories.await(callId, Evidence::settled, SETTLING);
      Evidence evidence = Evidence.gather(callId, stories.of(callId), twin);
      Optional<String> complaint =
          !over
              ? Optional.of("expected the call to end")
              : !settled
                  ? Optional.of("expected every command to have an outcome")
                  : demonstration.complaint(evidence);
      return verdict(demonstration, evidence, complaint);
    } catch (IOException e) {
      return new Verdict(false, demonstration.callName() + ": " + e.getMessage());
    }
  }

  /** From now on, whoever is connected by hand meets a specialist who answers and accepts. */
  void leaveSpecialistAtDesk() throws IOException, InterruptedException {
    twin.behave(Accounts.SPECIALIST_NUMBER, "{\"behaviour\": \"answers\"}");
  }

  private static boolean isBack(List<JournalRecord> journal) {
    return journal.stream()
        .anyMatch(
            record ->
                record.trigger() instanceof AiSessionOpened opened
                    && opened.session() > 1
                    && record.rejection() == null);
  }

  private static Verdict verdict(
      Demonstration demonstration, Evidence evidence, Optional<String> complaint) {
    String path =
        evidence.path().stream().map(Enum::name).collect(Collectors.joining(" -> ", "(", ")"));
    return complaint
        .map(what -> new Verdict(false, demonstration.callName() + ": " + what + " " + path))
        .orElseGet(
            () ->
                new Verdict(
                    true, demonstration.callName() + ": " + demonstration.title() + " " + path));
  }
}
