package dev.patchcord.orchestrator.command;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A {@code dead-letters} command that was carried out, and what it printed. */
record CommandRun(int exitCode, String out, String err) {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  /**
   * Carries one out.
   *
   * @param typed what the person answers
   * @param interactive whether there is one
   */
  static CommandRun of(String servers, String typed, boolean interactive, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> all = new ArrayList<>(List.of("dead-letters"));
    all.addAll(List.of(args));
    all.addAll(List.of("-b", servers));
    int exitCode =
        Commands.run(
            new Terminal(
                new PrintWriter(out),
                new PrintWriter(err),
                new BufferedReader(new StringReader(typed)),
                interactive,
                Map.of("TERM", "dumb"),
                InstantSource.fixed(NOW)),
            all.toArray(String[]::new));
    return new CommandRun(exitCode, out.toString(), err.toString());
  }
}
