package dev.patchcord.console.search;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Found calls as CSV (RFC 4180). */
public final class Export {
  private static final String HEAD =
      "call,state,from,to,begun,ended,bridged,specialists,outcomes,flow,machine";

  private Export() {}

  /** One line for each call, below the names of the columns. */
  public static String csv(List<FoundCall> calls) {
    return Stream.concat(Stream.of(HEAD), calls.stream().map(Export::line))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String line(FoundCall call) {
    return Stream.of(
            call.callId(),
            call.state(),
            call.from(),
            call.to(),
            call.begunAt(),
            Objects.toString(call.endedAt(), ""),
            call.bridged(),
            String.join(" ", call.specialists()),
            String.join(" ", call.outcomes()),
            call.flow(),
            call.machine())
        .map(cell -> quoted(cell.toString()))
        .collect(Collectors.joining(","));
  }

  /** Quoted always, and never a formula for the program that opens it. */
  private static String quoted(String cell) {
    String harmless = cell.matches("[=@\\-\\t\\r].*|\\+(?!\\d+$).*") ? "'" + cell : cell;
    return '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
