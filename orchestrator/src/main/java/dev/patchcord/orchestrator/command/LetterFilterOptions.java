package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.deadletter.LetterFilter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Mixin: which dead letters are wanted. All that are given must hold. */
final class LetterFilterOptions {
  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "Where the record was read, for example telephony-events.")
  private @Nullable String topic;

  @Option(
      names = "--service",
      paramLabel = "NAME",
      description = "Who gave the record up: part of its name, for example dialer.")
  private @Nullable String service;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Given up at this time or later, for example 2026-11-22T12:00:00Z.")
  private @Nullable Instant from;

  @Option(names = "--to", paramLabel = "TIME", description = "Given up before this time.")
  private @Nullable Instant to;

  @Option(names = "--call", paramLabel = "ID", description = "Of this call.")
  private @Nullable String call;

  @Option(names = "--cause", paramLabel = "TEXT", description = "Whose cause contains this text.")
  private @Nullable String cause;

  LetterFilter filter() {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new CommandFailure(
          ExitCode.USAGE, "nothing lies between --from %s and --to %s".formatted(from, to));
    }
    return new LetterFilter(topic, service, from, to, call, cause);
  }
}
