package dev.patchcord.orchestrator.command;

import dev.patchcord.orchestrator.replay.Disagreement;
import org.jspecify.annotations.Nullable;

/** The exit code for what a replay found; the worst of several calls counts. */
final class Verdict {
  private Verdict() {}

  static ExitCode of(@Nullable Disagreement disagreement) {
    return disagreement == null ? ExitCode.OK : of(disagreement.kind());
  }

  static ExitCode of(Disagreement.Kind kind) {
    return switch (kind) {
      case DECIDED_OTHERWISE -> ExitCode.FOUND;
      case UNKNOWN_MACHINE -> ExitCode.TOO_NEW;
      case GAP, NO_BEGINNING -> ExitCode.PARTIAL;
    };
  }

  /** A decision that differs is worse than a machine that is not here, and that than a gap. */
  static ExitCode worse(ExitCode one, ExitCode other) {
    return rank(one) >= rank(other) ? one : other;
  }

  private static int rank(ExitCode exitCode) {
    return switch (exitCode) {
      case OK -> 0;
      case PARTIAL -> 1;
      case TOO_NEW -> 2;
      default -> 3;
    };
  }
}
