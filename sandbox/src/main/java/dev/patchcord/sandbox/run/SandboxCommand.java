package dev.patchcord.sandbox.run;

import dev.patchcord.orchestrator.timeline.Style;
import java.io.Console;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Everything on this machine, without any account. */
@Command(
    name = "sandbox",
    description = {
      "Starts everything on this machine, without any account: a Kafka broker, a stand-in for"
          + " Twilio and Vapi, and the real ingress, orchestrator, dialer and console. Places"
          + " demonstration calls, prints what happens to each, and stays up for yours."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SandboxCommand implements Callable<Integer> {
  private final Clock clock;

  @Mixin SandboxOptions options = new SandboxOptions();

  SandboxCommand(Clock clock) {
    this.clock = clock;
  }

  // Null or not where there is no terminal: that has changed twice between Java 21 and 25.
  static boolean isTerminal(@Nullable Console console) {
    return console != null && console.isTerminal();
  }

  @Override
  public Integer call() throws Exception {
    for (long pid : DataDirectory.endLeftovers(options.dataDirectory)) {
      System.out.println("Ended process " + pid + ", left over from a sandbox that was killed.");
    }
    options.check();
    DataDirectory directory = DataDirectory.open(options.dataDirectory, options.fresh);
    SandboxLogging.to(directory.log("sandbox"), options.verbose);
    boolean terminal = isTerminal(System.console());
    Screen screen = new Screen(System.out, Style.of(System.getenv(), terminal), terminal, clock);
    Plan plan =
        options.plan(
            directory.path().toAbsolutePath(),
            Accounts.keptIn(directory.path(), new SecureRandom()));
    Sandbox sandbox =
        new Sandbox(plan, directory, screen, clock, options.inProcess, !options.noConsole);
    // Ctrl-C and TERM come this way.
    Thread end = new Thread(sandbox::close, "shutdown");
    Runtime.getRuntime().addShutdownHook(end);
    try (sandbox) {
      return sandbox.run(options.demonstrations(), options.exitAfterDemo) ? 0 : 1;
    }
  }
}
