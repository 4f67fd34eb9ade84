package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.outcome.Exchange;
import dev.patchcord.orchestrator.capsule.Capsule;
import dev.patchcord.orchestrator.replay.JournalLine;
import dev.patchcord.orchestrator.timeline.TimeWords;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a capsule; needs nothing but the file. */
@Command(
    name = "open",
    description = "Shows the call in a capsule as replay call does, offline. Times are UTC.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:shown, and every decision would be taken again",
      "1:shown, and a decision would be taken otherwise",
      "2:wrong options",
      "4:the call was not there at that time",
      "5:the file is cut off, damaged, or no capsule",
      "6:the file or its machine is of a version that this jar does not have",
      "8:shown, but records are missing"
    })
final class CapsuleOpenCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The capsule.")
  private Path file = Path.of("");

  @Option(
      names = "--wire",
      description = "Only what went to the carrier and came back, request by request.")
  private boolean wire;

  @Mixin private final LookOptions look = new LookOptions();
  @Mixin private final Screen screen = new Screen();

  @Override
  public Integer call() {
    Capsule capsule = CapsuleCommand.read(file);
    if (!screen.json()) {
      headline(capsule);
    }
    if (!wire) {
      return look.show(capsule.journal(), screen);
    }
    for (JournalLine line : capsule.journal().lines()) {
      if (line.record().trigger() instanceof CommandOutcome outcome) {
        wire(outcome);
      }
    }
    return ExitCode.OK.number();
  }

  private void headline(Capsule capsule) {
    screen.line(
        "call %s, %s to %s, written by %s%s"
            .formatted(
                capsule.callId(),
                capsule.from(),
                capsule.until(),
                capsule.by(),
                capsule.isRedacted() ? "; numbers, names and texts are made up" : ""));
    capsule.missing().forEach(line -> screen.line("not in it: " + line));
    if (capsule.rehearsal().isPresent()) {
      screen.line("rehearsed: ./patchcord rerun lets it happen again");
    }
  }

  private void wire(CommandOutcome outcome) {
    List<Exchange> exchanges = outcome.exchanges();
    for (Exchange exchange : exchanges == null ? List.<Exchange>of() : exchanges) {
      if (screen.json()) {
        screen.json(new Wire(outcome.commandId(), outcome.at(), exchange));
      } else {
        screen.line("");
        screen.line("%s  %s".formatted(TimeWords.day(outcome.at()), outcome.commandId()));
        lines(exchange).forEach(line -> screen.line("  " + line));
      }
    }
  }

  private static List<String> lines(Exchange exchange) {
    List<String> lines = new ArrayList<>();
    lines.add(exchange.method() + " " + exchange.path());
    exchange.form().forEach(field -> lines.add("    %s=%s".formatted(field.name(), field.value())));
    String body = exchange.body();
    lines.add(
        body == null
            ? "no reply after %d ms".formatted(exchange.took().toMillis())
            : "%d after %d ms".formatted(exchange.httpStatus(), exchange.took().toMillis()));
    if (body != null) {
      lines.add("    " + body.replaceAll("\\s+", " "));
    }
    return lines;
  }

  /** A request and its reply, for programs. */
  private record Wire(String commandId, Instant at, Exchange exchange) {}
}
