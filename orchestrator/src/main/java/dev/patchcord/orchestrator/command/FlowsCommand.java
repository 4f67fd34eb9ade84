package dev.patchcord.orchestrator.command;

import dev.patchcord.orchestrator.flow.FlowBook;
import dev.patchcord.orchestrator.flow.FlowFile;
import dev.patchcord.orchestrator.flow.InvalidFlows;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be done with flow files. */
@Command(name = "flows", description = "Flow files: how calls are handled, per dialled number.")
final class FlowsCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "check",
      description = "Says whether a flow file can be used, or every mistake with its line.")
  int check(@Parameters(paramLabel = "FILE", description = "the flow file") Path file) {
    CommandLine line = spec.commandLine();
    try {
      FlowBook book = FlowFile.read(file);
      PrintWriter out = line.getOut();
      out.println("OK");
      book.describe().forEach(out::println);
      out.flush();
      return CommandLine.ExitCode.OK;
    } catch (InvalidFlows e) {
      line.getErr().println(e.getMessage());
      line.getErr().flush();
      return CommandLine.ExitCode.USAGE;
    }
  }
}
