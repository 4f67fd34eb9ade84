package dev.patchcord.orchestrator.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command can see of the world around it.
 *
 * @param in what the person types
 * @param interactive true if a person is there to read and to type
 * @param environment the process's variables
 * @param clock for "since" and "how long": replayed decisions never see it
 */
public record Terminal(
    PrintWriter out,
    PrintWriter err,
    BufferedReader in,
    boolean interactive,
    Map<String, String> environment,
    InstantSource clock) {

  /** This process's own. */
  public static Terminal ofProcess() {
    return new Terminal(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        isTerminal(System.console()),
        System.getenv(),
        InstantSource.system());
  }

  private static boolean isTerminal(@Nullable Console console) {
    return console != null && console.isTerminal();
  }

  /** Two writers and nobody there. */
  static Terminal of(PrintWriter out, PrintWriter err) {
    return new Terminal(
        out, err, new BufferedReader(Reader.nullReader()), false, Map.of(), InstantSource.system());
  }
}
