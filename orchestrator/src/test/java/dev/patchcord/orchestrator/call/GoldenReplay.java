package dev.patchcord.orchestrator.call;

import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.CallReplay;
import dev.patchcord.orchestrator.replay.Disagreement;
import dev.patchcord.orchestrator.replay.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Replays the golden journals, and says of each that is decided otherwise where and how. */
final class GoldenReplay {
  static final String ADVICE =
      "this change decides otherwise for calls in flight: make it a new machine version"
          + " (docs/developing.md, \"Change what the machine decides\")";

  private GoldenReplay() {}

  /** One entry for each journal that is not decided as it stands. */
  static List<String> disagreements(GoldenJournals journals, Machines machines) throws IOException {
    CallReplay replay = new CallReplay(machines);
    List<String> disagreements = new ArrayList<>();
    for (String file : journals.files()) {
      if (machines.of(GoldenJournals.versionOf(file)).isPresent()) {
        CallJournal journal = journals.read(file);
        List<Step> steps = replay.of(journal).steps();
        for (int line = 1; line <= steps.size(); line++) {
          Disagreement first = steps.get(line - 1).disagreement();
          if (first != null) {
            disagreements.add(text(file, line, first));
            break;
          }
        }
      }
    }
    return disagreements;
  }

  private static String text(String file, int line, Disagreement first) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s, line %d: record %d of the call %s%n"
            .formatted(file, line, first.sequence(), first.says()));
    for (Disagreement.Difference each : first.differences()) {
      text.append("  %s%n".formatted(each.member()));
      text.append("    recorded %s%n".formatted(each.recorded()));
      text.append("    decided  %s%n".formatted(each.decided()));
    }
    return text.append("  ").append(ADVICE).toString();
  }
}
