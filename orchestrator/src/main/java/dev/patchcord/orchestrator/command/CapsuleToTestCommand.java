package dev.patchcord.orchestrator.command;

import dev.patchcord.orchestrator.capsule.Capsule;
import dev.patchcord.orchestrator.capsule.CapsuleScenario;
import dev.patchcord.orchestrator.capsule.ScenarioTest;
import dev.patchcord.orchestrator.machine.SpringMachines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a test of a capsule. */
@Command(
    name = "to-test",
    description = {
      "Writes the call in a capsule out as a JUnit test that tells the machine in force what"
          + " happened and expects its decisions, a line each.",
      "It passes as it is written: change the line that should be different, and it fails until the"
          + " machine does that."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:written",
      "2:wrong options, or the directory cannot be written",
      "5:the file is cut off, damaged, or no capsule",
      "6:the file was written by a later version",
      "8:the journal in it does not go back to the call's beginning; nothing was written"
    })
final class CapsuleToTestCommand implements Callable<Integer> {
  private static final String CLASS_NAME = "[A-Z]\\w*";

  @Mixin private Screen screen = new Screen();

  @Parameters(paramLabel = "FILE", description = "the capsule")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "where java/ and resources/ are, or come to be (default: ${DEFAULT-VALUE})",
      defaultValue = "orchestrator/src/test")
  private Path directory = Path.of("");

  @Option(
      names = "--package",
      paramLabel = "NAME",
      description = "of the test (default: ${DEFAULT-VALUE})",
      defaultValue = "dev.patchcord.orchestrator.capsule")
  private String packageName = "";

  @Option(
      names = "--name",
      paramLabel = "CLASS",
      description = "of the test (default: Call, the end of its id, Test)")
  private @Nullable String name;

  @Override
  public Integer call() {
    Capsule capsule = CapsuleCommand.read(file);
    if (capsule.journal().lines().getFirst().record().sequence() != 1) {
      throw new CommandFailure(
          ExitCode.PARTIAL,
          "%s does not go back to the call's beginning: there is nothing to decide from"
              .formatted(file));
    }
    String className = name == null ? ScenarioTest.nameFor(capsule) : name;
    if (!className.matches(CLASS_NAME)) {
      throw new CommandFailure(
          ExitCode.USAGE, "%s is no name for a class: try %sTest".formatted(className, "Call"));
    }
    CapsuleScenario scenario = CapsuleScenario.of(capsule, new SpringMachines());
    try {
      Path test =
          ScenarioTest.of(capsule, scenario, packageName, className).write(capsule, directory);
      if (screen.json()) {
        screen.json(new Written(test.toString(), scenario.steps().size()));
      } else {
        screen.line("%s: %d steps".formatted(test, scenario.steps().size()));
      }
    } catch (IOException e) {
      throw CapsuleCommand.notWritten(directory, e);
    }
    return ExitCode.OK.number();
  }

  /** What was written, for programs. */
  private record Written(String test, int steps) {}
}
