package dev.patchcord.orchestrator.command;

import dev.patchcord.orchestrator.capsule.Capsule;
import dev.patchcord.orchestrator.machine.SpringMachines;
import dev.patchcord.orchestrator.replay.CallReplay;
import dev.patchcord.orchestrator.replay.Disagreement;
import dev.patchcord.orchestrator.timeline.DisagreementLines;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Decides a capsule's call again. */
@Command(
    name = "verify",
    description =
        "Takes every decision of the call in a capsule again, by its own versions, and compares.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every decision is the same",
      "1:a decision differs; it is shown with both sides",
      "5:the file is cut off, damaged, or no capsule",
      "6:the file or its machine is of a version that this jar does not have",
      "8:the journal in it has gaps"
    })
final class CapsuleVerifyCommand implements Callable<Integer> {
  @Mixin private Screen screen = new Screen();

  @Parameters(paramLabel = "FILE", description = "the capsule")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    Capsule capsule = CapsuleCommand.read(file);
    Disagreement first =
        new CallReplay(new SpringMachines()).of(capsule.journal()).firstDisagreement().orElse(null);
    int records = capsule.journal().lines().size();
    if (screen.json()) {
      screen.json(new Verified(file.toString(), capsule.callId(), records, first));
    } else if (first == null) {
      screen.line(
          "%s: all %d decisions of call %s are taken again as they stand"
              .formatted(file, records, capsule.callId()));
    } else {
      new DisagreementLines(screen.style()).of(first).forEach(screen::line);
    }
    return Verdict.of(first).number();
  }

  /** What was found, for programs. */
  private record Verified(
      String file, String call, int records, @Nullable Disagreement disagreement) {}
}
