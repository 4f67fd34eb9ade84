package dev.patchcord.orchestrator.command;

import dev.patchcord.orchestrator.capsule.Capsule;
import dev.patchcord.orchestrator.capsule.CapsuleFile;
import dev.patchcord.orchestrator.capsule.CapsuleProblem;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** What can be done with one call in one file. */
@Command(
    name = "capsule",
    description =
        "One call in one file: to give away, to look at offline, to decide again, to test with.",
    subcommands = {
      CapsuleExportCommand.class,
      CapsuleOpenCommand.class,
      CapsuleVerifyCommand.class,
      CapsuleToTestCommand.class
    })
final class CapsuleCommand {

  /**
   * Reads a capsule.
   *
   * @throws CommandFailure that names the file, if it is none or cannot be used
   */
  static Capsule read(Path file) {
    return asked(
        file,
        () -> {
          try {
            return CapsuleFile.read(file);
          } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCode.UNREADABLE_FILE, "%s is not there".formatted(file));
          } catch (IOException e) {
            throw new CommandFailure(
                ExitCode.UNREADABLE_FILE, "%s cannot be read: %s".formatted(file, e.getMessage()));
          }
        });
  }

  /** Asks something of a capsule; its problems become failures of the command. */
  static <T> T asked(Object name, Supplier<T> question) {
    try {
      return question.get();
    } catch (CapsuleProblem e) {
      ExitCode exitCode =
          switch (e.kind()) {
            case TRUNCATED, DAMAGED, FOREIGN -> ExitCode.UNREADABLE_FILE;
            case TOO_NEW -> ExitCode.TOO_NEW;
            case NOT_REDACTABLE -> ExitCode.FOUND;
          };
      throw new CommandFailure(exitCode, name + " " + e.getMessage());
    }
  }

  /** The failure of a file that cannot be written. */
  static CommandFailure notWritten(Path file, IOException cause) {
    return new CommandFailure(
        ExitCode.USAGE,
        "%s cannot be written (%s): name another file with -o".formatted(file, cause.getMessage()));
  }
}
