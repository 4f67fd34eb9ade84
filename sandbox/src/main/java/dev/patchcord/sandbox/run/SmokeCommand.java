package dev.patchcord.sandbox.run;

import dev.patchcord.sandbox.smoke.Deployment;
import dev.patchcord.sandbox.smoke.IncompleteDeployment;
import dev.patchcord.sandbox.smoke.SmokeRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code patchcord smoke}: whether a real deployment is wired up. */
@Command(
    name = "smoke",
    description = {
      "Asks a deployment's ingress, Twilio and Vapi whether addresses, numbers, tools and secrets fit"
          + " together. It reads only: nobody's phone rings."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything holds, or --dry-run",
      "1:something does not hold; the lines say what to do",
      "2:wrong options, or a setting is missing"
    })
final class SmokeCommand implements Callable<Integer> {
  @Option(
      names = "--dry-run",
      description = "Print what would be asked, with secrets left out, and ask nothing.")
  private boolean dryRun;

  @Option(
      names = "--env-file",
      paramLabel = "FILE",
      description = "The deployment's settings (default: ${DEFAULT-VALUE}).",
      defaultValue = ".env")
  private Path environmentFile = Path.of(".env");

  @Option(
      names = "--secrets",
      paramLabel = "FOLDER",
      description = "The deployment's secrets, a file each (default: ${DEFAULT-VALUE}).",
      defaultValue = "secrets")
  private Path secrets = Path.of("secrets");

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Map<String, String> environment;

  SmokeCommand() {
    this(System.getenv());
  }

  SmokeCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Deployment deployment;
    try {
      deployment = Deployment.read(environmentFile, secrets, environment);
    } catch (IncompleteDeployment e) {
      spec.commandLine().getErr().println("smoke: " + e.getMessage());
      return 2;
    }
    SmokeRun run =
        new SmokeRun(
            deployment,
            line -> {
              out.println(line);
              out.flush();
            });
    if (dryRun) {
      run.rehearse();
      return 0;
    }
    return run.run() ? 0 : 1;
  }
}
