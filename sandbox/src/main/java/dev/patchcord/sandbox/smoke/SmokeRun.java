package dev.patchcord.sandbox.smoke;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks every server in turn, or only says what it would ask. */
public final class SmokeRun {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<SmokeCheck> checks;
  private final Consumer<String> out;

  /**
   * A run over a deployment.
   *
   * @param out gets a line at a time
   */
  public SmokeRun(Deployment deployment, Consumer<String> out) {
    this.checks = SmokeChecks.of(deployment);
    this.out = out;
  }

  /** Says what would be asked. */
  public void rehearse() {
    for (SmokeCheck check : checks) {
      out.accept("would check that " + check.title());
      out.accept("  " + check.request());
    }
  }

  /**
   * Asks. One that fails does not keep the others from being asked.
   *
   * @return true if everything holds
   */
  public boolean run() throws InterruptedException {
    int failed = 0;
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      for (SmokeCheck check : checks) {
        Optional<String> fault = ask(http, check);
        out.accept((fault.isEmpty() ? "ok      " : "FAILED  ") + check.title());
        if (fault.isPresent()) {
          failed++;
          out.accept("        " + fault.get());
          out.accept("        " + check.request());
        }
      }
    }
    out.accept(
        failed == 0
            ? "All %d hold. Now call the number.".formatted(checks.size())
            : "%d of %d do not hold.".formatted(failed, checks.size()));
    return failed == 0;
  }

  private static Optional<String> ask(HttpClient http, SmokeCheck check)
      throws InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(check.url()).timeout(PATIENCE);
    if (check.authorization() != null) {
      request.header("Authorization", check.authorization());
    }
    if (check.method().equals("POST")) {
      request
          .header(
              "Content-Type",
              check.form() == null ? "application/json" : "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(check.form() == null ? "{}" : check.form()));
    }
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      return check.verdict().fault(answer.statusCode(), answer.body());
    } catch (IOException e) {
      return Optional.of(
          "no answer (%s)"
              .formatted(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
    }
  }
}
