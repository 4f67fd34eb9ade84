package dev.patchcord.console.browser;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Somebody with a page open, without a browser: logs in, and follows the page's stream. */
final class Onlooker implements AutoCloseable {
  private static final Pattern AS_OF = Pattern.compile("data-as-of=\"([^\"]+)\"");
  private static final String EVENT = "event:";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();
  private final String home;
  private final Stream<String> stream;
  private final AtomicInteger fragments = new AtomicInteger();
  private volatile Instant asOf = Instant.EPOCH;

  /**
   * Begins to look.
   *
   * @param name who it is; the password is the same
   * @param path of the stream
   */
  Onlooker(String home, String name, String path) throws IOException, InterruptedException {
    this.home = home;
    String login = sent(request("/login"), BodyHandlers.ofString());
    sent(
        request("/login")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(FilledForm.body(login, Map.of("username", name, "password", name))),
        BodyHandlers.discarding());
    stream = sent(request(path), BodyHandlers.ofLines());
    Thread.ofVirtual().name("onlooker").start(() -> stream.forEach(this::heard));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(home + path));
  }

  private <T> T sent(HttpRequest.Builder request, BodyHandler<T> body)
      throws IOException, InterruptedException {
    return http.send(request.build(), body).body();
  }

  private void heard(String line) {
    if (line.startsWith(EVENT)) {
      fragments.incrementAndGet();
    }
    Matcher stamp = AS_OF.matcher(line);
    if (stamp.find()) {
      asOf = Instant.parse(stamp.group(1));
    }
  }

  /** How old what is seen is by now. */
  Duration age() {
    return Duration.between(asOf, Instant.now());
  }

  /** Parts of the page that came so far. */
  int fragments() {
    return fragments.get();
  }

  @Override
  public void close() {
    stream.close();
    http.shutdownNow();
  }
}
