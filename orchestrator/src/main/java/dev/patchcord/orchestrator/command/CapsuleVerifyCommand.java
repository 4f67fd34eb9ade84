package dev.patchcord.orchestrator.command;

import dev.patchcord.orchestrator.capsule.Capsule;
import dev.patchcord.orchestrator.machine.SpringMachines;
import dev.patchcord.orchestrator.promise.LogEvidence;
import dev.patchcord.orchestrator.promise.Promise;
import dev.patchcord.orchestrator.replay.CallReplay;
import dev.patchcord.orchestrator.replay.Disagreement;
import dev.patchcord.orchestrator.timeline.DisagreementLines;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Decides a capsule's call again. */
@Command(
    name = "verify",
    description =
        "Takes every decision of the call in a capsule again, by its own versions, and compares; says"
            + " which promises were broken, as far as the log can tell.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every decision is the same, and every promise was kept",
      "1:a decision differs, which is shown with both sides, or a promise was broken",
      "5:the file is cut off, damaged, or no capsule",
      "6:the file or its machine is of a version that this jar does not have",
      "8:the journal in it has gaps"
    })
final class CapsuleVerifyCommand implements Callable<Integer> {
  private static final String REPLAY = "ReplayAgrees";

  @Mixin private Screen screen = new Screen();

  @Parameters(paramLabel = "FILE", description = "the capsule")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    Capsule capsule = CapsuleCommand.read(file);
    SpringMachines machines = new SpringMachines();
    Disagreement first =
        new CallReplay(machines).of(capsule.journal()).firstDisagreement().orElse(null);
    // Of half a call nobody can say what was promised and not kept.
    boolean whole = first == null || first.kind() == Disagreement.Kind.DECIDED_OTHERWISE;
    List<Broken> broken = whole ? broken(capsule, machines) : List.of();
    int records = capsule.journal().lines().size();
    if (screen.json()) {
      screen.json(new Verified(file.toString(), capsule.callId(), records, first, broken));
    } else {
      tell(capsule, records, first);
      tell(whole, broken);
    }
    ExitCode promises = broken.isEmpty() ? ExitCode.OK : ExitCode.FOUND;
    return Verdict.worse(Verdict.of(first), promises).number();
  }

  private void tell(Capsule capsule, int records, @Nullable Disagreement first) {
    if (first == null) {
      screen.line(
          "%s: all %d decisions of call %s are taken again as they stand"
              .formatted(file, records, capsule.callId()));
    } else {
      new DisagreementLines(screen.style()).of(first).forEach(screen::line);
    }
  }

  private void tell(boolean whole, List<Broken> broken) {
    broken.forEach(
        each -> {
          screen.line("promise broken: " + each.promise());
          each.how().forEach(how -> screen.line("  " + how));
        });
    if (!whole) {
      screen.line("partial: promises are judged by whole calls only");
    } else if (broken.isEmpty()) {
      screen.line("every promise was kept, as far as the log can tell");
    }
  }

  /** Whether decisions are taken again was looked at already, with both sides. */
  private static List<Broken> broken(Capsule capsule, SpringMachines machines) {
    return LogEvidence.of(capsule.journal()).stream()
        .flatMap(
            call ->
                Promise.all(machines).stream()
                    .filter(promise -> !promise.title().equals(REPLAY))
                    .map(promise -> new Broken(promise.title(), promise.broken(call))))
        .filter(each -> !each.how().isEmpty())
        .toList();
  }

  /**
   * A promise that was broken.
   *
   * @param how one line each
   */
  private record Broken(String promise, List<String> how) {}

  /** What was found, for programs. */
  private record Verified(
      String file,
      String call,
      int records,
      @Nullable Disagreement disagreement,
      List<Broken> broken) {}
}
