package dev.patchcord.orchestrator.command;

import dev.patchcord.orchestrator.replay.CallJournal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How one call is looked at. */
final class LookOptions {
  @Option(
      names = "--at",
      paramLabel = "TIME",
      description =
          "Show the call and its open deadlines as they were then: 2026-11-22T12:00:05Z, 12:00:05.250"
              + " (UTC, on the call's day), or +12.5s after its begin.")
  private @Nullable String at;

  @Option(
      names = "--step",
      description =
          "Walk through the call: Enter for the next record, b back, g N to record N, q to quit.")
  private boolean step;

  /** Shows it, and returns the exit code. */
  int show(CallJournal journal, Screen screen) {
    return new CallView(screen).show(journal, at, step).number();
  }
}
