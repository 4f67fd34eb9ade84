package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.outcome.Exchange;
import dev.patchcord.orchestrator.capsule.Capsule;
import dev.patchcord.orchestrator.machine.SpringMachines;
import dev.patchcord.orchestrator.replay.CallReplay;
import dev.patchcord.orchestrator.replay.ReplayedCall;
import dev.patchcord.orchestrator.replay.Step;
import dev.patchcord.orchestrator.timeline.CallNames;
import dev.patchcord.orchestrator.timeline.TimelineRenderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a capsule; needs nothing but the file. */
@Command(
    name = "open",
    description = "Shows the call in a capsule, offline. Times are UTC.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:shown",
      "2:wrong options",
      "4:nothing had happened at that time",
      "5:the file is cut off, damaged, or no capsule",
      "6:the file was written by a later version"
    })
final class CapsuleOpenCommand implements Callable<Integer> {
  @Mixin private Screen screen = new Screen();

  @Parameters(paramLabel = "FILE", description = "the capsule")
  private Path file = Path.of("");

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "The call and its open deadlines as they were then (ISO 8601, UTC).")
  private @Nullable Instant at;

  @Option(names = "--step", description = "One record after the other; Enter shows the next.")
  private boolean step;

  @Option(names = "--wire", description = "Also what went to the carrier, and what it replied.")
  private boolean wire;

  @Override
  public Integer call() {
    Capsule capsule = CapsuleCommand.read(file);
    ReplayedCall whole = new CallReplay(new SpringMachines()).of(capsule.journal());
    ReplayedCall call = at == null ? whole : whole.until(at);
    if (call.steps().isEmpty()) {
      throw new CommandFailure(
          ExitCode.NOTHING_FOUND,
          "nothing had happened at %s: the call begins at %s".formatted(at, capsule.from()));
    }
    if (screen.json()) {
      call.steps().forEach(each -> screen.json(each.record()));
      return ExitCode.OK.number();
    }
    headline(capsule);
    TimelineRenderer renderer =
        new TimelineRenderer(screen.style(), ZoneOffset.UTC, new CallNames());
    for (Step each : call.steps()) {
      renderer.render(each.record()).forEach(screen::line);
      wire(each.record()).forEach(screen::line);
      if (step && each != call.steps().getLast() && !next()) {
        return ExitCode.OK.number();
      }
    }
    if (at != null) {
      open(call);
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

  private List<String> wire(JournalRecord record) {
    List<Exchange> exchanges =
        wire && record.trigger() instanceof CommandOutcome outcome ? outcome.exchanges() : null;
    return exchanges == null
        ? List.of()
        : exchanges.stream().map(each -> "    " + text(each)).toList();
  }

  private static String text(Exchange exchange) {
    String form =
        exchange.form().stream()
            .map(field -> field.name() + "=" + field.value())
            .collect(Collectors.joining(" ", " ", ""));
    String reply =
        exchange.httpStatus() == 0
            ? "no reply"
            : exchange.httpStatus() + " " + String.valueOf(exchange.body()).replaceAll("\\s+", " ");
    return "%s %s%s%n    %s (%d ms)"
        .formatted(
            exchange.method(),
            exchange.path(),
            form.stripTrailing(),
            reply,
            exchange.took().toMillis());
  }

  private void open(ReplayedCall call) {
    String deadlines =
        call.call().stream()
            .flatMap(each -> each.deadlines().entrySet().stream())
            .sorted(Map.Entry.comparingByValue())
            .map(each -> each.getKey() + " at " + each.getValue())
            .collect(Collectors.joining(", "));
    screen.line(
        "at %s: %s; open deadlines: %s"
            .formatted(
                at,
                call.call().map(each -> each.state().name()).orElse("forgotten"),
                deadlines.isEmpty() ? "none" : deadlines));
  }

  /** False if the person has had enough. */
  private boolean next() {
    try {
      screen.out().flush();
      String line = screen.in().readLine();
      return line != null && !line.strip().equals("q");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
