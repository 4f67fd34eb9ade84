package dev.patchcord.console.browser;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchcord.console.ConsoleApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaBroker;

/** A broker, the whole console, a browser, and who writes the topics. */
final class ConsoleRoom implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Kim's, who is an operator. */
  static final String TOKEN = "kims-operator-token";

  /** Ada's, who is an admin. */
  static final String ADMIN_TOKEN = "adas-operator-token";

  final StubIngress ingress = new StubIngress();
  final RecordedCalls recorded = new RecordedCalls();
  final WrittenLog log;
  final Chromium browser;
  final String home;
  private final EmbeddedKafkaBroker kafka;
  private final ConfigurableApplicationContext console;

  private ConsoleRoom(Path profile, List<String> settings) {
    kafka = OneBroker.start(3);
    log = new WrittenLog(kafka.getBrokersAsString());
    List<String> all =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--patchcord.console.bootstrap-servers=" + kafka.getBrokersAsString(),
                "--patchcord.console.ingress-url=" + ingress.url(),
                "--patchcord.console.long-wait=30m",
                "--patchcord.console.overdue-grace=30m",
                "--patchcord.console.users.kim.password={noop}kim",
                "--patchcord.console.users.kim.role=operator",
                "--patchcord.console.users.kim.operator-token=" + TOKEN,
                "--patchcord.console.users.vi.password={noop}vi",
                "--patchcord.console.users.ada.password={noop}ada",
                "--patchcord.console.users.ada.role=admin",
                "--patchcord.console.users.ada.operator-token=" + ADMIN_TOKEN));
    List<String> names =
        settings.stream().map(each -> each.substring(0, each.indexOf('='))).toList();
    all.removeIf(each -> names.stream().anyMatch(name -> each.startsWith(name + "=")));
    all.addAll(settings);
    console = ConsoleApplication.start(all.toArray(String[]::new));
    home = "http://127.0.0.1:" + ((WebServerApplicationContext) console).getWebServer().getPort();
    browser = Chromium.start(home, profile);
  }

  /**
   * Opens it, or skips the class where there is no browser.
   *
   * @param profile an empty directory
   * @param settings more of them, or others in place of those that are set here
   */
  static ConsoleRoom open(Path profile, String... settings) {
    if (!Chromium.isInstalled()) {
      System.err.println(
          "SKIPPED: the console's browser tests need Debian's chromium and chromium-driver");
    }
    assumeTrue(Chromium.isInstalled());
    return new ConsoleRoom(profile, List.of(settings));
  }

  /** Writes the first records of a recorded call, as one that happens now. */
  void tell(String call, int records) {
    log.write(recorded.told(call, records, Instant.now()), 0);
  }

  /** Somebody logs in at a desk, in daylight. */
  void enter(String name) {
    browser.size(1440, 900);
    browser.scheme("light");
    browser.logIn(name, name);
    await().atMost(PATIENCE).until(() -> browser.find("#now").isPresent());
    awaitText("live, as of");
  }

  void awaitText(String text) {
    await().atMost(PATIENCE).until(() -> browser.text().contains(text));
  }

  <T> T bean(Class<T> type) {
    return console.getBean(type);
  }

  String servers() {
    return kafka.getBrokersAsString();
  }

  @Override
  public void close() {
    browser.close();
    log.close();
    ingress.close();
    console.close();
    kafka.destroy();
  }
}
