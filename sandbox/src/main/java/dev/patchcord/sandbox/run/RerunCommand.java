package dev.patchcord.sandbox.run;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.orchestrator.capsule.Capsule;
import dev.patchcord.orchestrator.capsule.CapsuleFile;
import dev.patchcord.orchestrator.capsule.CapsuleProblem;
import dev.patchcord.orchestrator.replay.JournalLine;
import dev.patchcord.orchestrator.timeline.CallNames;
import dev.patchcord.orchestrator.timeline.Style;
import dev.patchcord.orchestrator.timeline.TimelineRenderer;
import dev.patchcord.sandbox.rerun.Course;
import dev.patchcord.sandbox.rerun.RehearsedCall;
import dev.patchcord.sandbox.rerun.Rerun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets the rehearsed call in a capsule happen again. */
@Command(
    name = "rerun",
    description = {
      "Lets the call in a capsule happen again, if the sandbox made it: the same flow, people,"
          + " operators, and a carrier that misbehaves by the same seed.",
      "Says whether it went the same way: through the same states, with the same attempts."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it went the same way",
      "1:it went another way, or something failed",
      "2:the file is no capsule, or of a call that was not rehearsed; nothing was started"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RerunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "the capsule")
  Path file = Path.of("");

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    Capsule capsule = capsule();
    RehearsedCall script = script(capsule);
    PrintWriter out = spec.commandLine().getOut();
    Path directory = Files.createTempDirectory("patchcord-rerun-");
    try {
      SandboxLogging.to(directory.resolve("rerun.log"), false);
      out.printf("%s calls %s again%n", script.from(), script.to());
      out.flush();
      List<JournalRecord> again = new Rerun(script).run(directory);
      Style style = Style.of(System.getenv(), SandboxCommand.isTerminal(System.console()));
      TimelineRenderer renderer =
          new TimelineRenderer(style, ZoneId.systemDefault(), new CallNames());
      again.stream().flatMap(record -> renderer.render(record).stream()).forEach(out::println);
      List<String> differences =
          Course.of(capsule.journal().lines().stream().map(JournalLine::record).toList())
              .differences(Course.of(again));
      out.println(
          differences.isEmpty()
              ? "It went the same way: " + capsule.callId()
              : "It went another way than " + capsule.callId());
      differences.forEach(line -> out.println("  " + line));
      out.flush();
      return differences.isEmpty() ? 0 : 1;
    } finally {
      FileSystemUtils.deleteRecursively(directory);
    }
  }

  private Capsule capsule() throws IOException {
    try {
      return CapsuleFile.read(file);
    } catch (NoSuchFileException e) {
      throw new CannotStart("%s is not there".formatted(file), e);
    } catch (CapsuleProblem e) {
      throw new CannotStart("%s %s".formatted(file, e.getMessage()), e);
    }
  }

  private RehearsedCall script(Capsule capsule) {
    try {
      return RehearsedCall.of(
          capsule
              .rehearsal()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "its call was not rehearsed by the sandbox, or it is redacted")));
    } catch (IllegalArgumentException e) {
      throw new CannotStart("%s cannot be run again: %s".formatted(file, e.getMessage()), e);
    }
  }
}
