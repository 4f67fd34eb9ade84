package dev.patchcord.sandbox.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The carrier twin alone, for services that run elsewhere. */
@Command(
    name = "twin",
    description = {
      "Runs the carrier twin alone: a stand-in for Twilio's and Vapi's APIs on one port.",
      "Accounts and addresses come from the environment: TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN,"
          + " PRIVATE_API_KEY, VAPI_HMAC_KEY, PUBLIC_URL (base URL of the ingress)."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TwinCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of Twilio's, Vapi's and the control API (default: ${DEFAULT-VALUE}).",
      defaultValue = "8090")
  int port;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "Base URL of the ingress (default: PUBLIC_URL, else http://localhost:3000).")
  @Nullable String publicUrl;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      description = "How much faster than real time phones ring and people talk (default: 1).",
      defaultValue = "1")
  double speed;

  @Override
  public Integer call() throws InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.add("--server.port=" + port);
    arguments.add("--twin.speed=" + speed);
    if (publicUrl != null) {
      arguments.add("--PUBLIC_URL=" + publicUrl);
    }
    Service.TWIN.start(arguments.toArray(String[]::new));
    // Spring's shutdown hook ends the twin; until then this thread keeps the JVM alive.
    new CountDownLatch(1).await();
    return 0;
  }
}
