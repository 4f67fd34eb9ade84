package dev.patchcord.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchcord.console.ConsoleApplication;
import dev.patchcord.console.Samples;
import dev.patchcord.console.action.AuditLog;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.topic.TopicCreation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** The whole console, in a browser, over a real broker. */
@ExtendWith(OutputCaptureExtension.class)
class ConsoleTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String TOKEN = "kims-operator-token";

  private static EmbeddedKafkaBroker kafka;
  private static ConfigurableApplicationContext console;
  private static StubIngress ingress;
  private static WrittenLog log;
  private static RecordedCalls recorded;
  private static Chromium browser;
  private static String home;
  private static final String LIVE = RecordedCalls.NOBODY;
  private static final String ENDED = RecordedCalls.TALK;

  @BeforeAll
  static void start(@TempDir(cleanup = CleanupMode.NEVER) Path profile) {
    if (!Chromium.isInstalled()) {
      System.err.println(
          "SKIPPED: the console's browser tests need Debian's chromium and chromium-driver");
    }
    assumeTrue(Chromium.isInstalled());
    kafka =
        new EmbeddedKafkaKraftBroker(1, 1)
            .brokerProperties(
                Map.of(
                    "transaction.state.log.replication.factor", "1",
                    "transaction.state.log.min.isr", "1"));
    kafka.afterPropertiesSet();
    new TopicCreation(kafka.getBrokersAsString(), 3, (short) 1).createMissing();
    ingress = new StubIngress();
    log = new WrittenLog(kafka.getBrokersAsString());
    recorded = new RecordedCalls();
    console =
        ConsoleApplication.start(
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
            "--patchcord.console.users.ada.role=admin");
    home = "http://127.0.0.1:" + ((WebServerApplicationContext) console).getWebServer().getPort();
    browser = Chromium.start(home, profile);
    tell(LIVE, 35);
    tell(ENDED, 32);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
      log.close();
      ingress.close();
      console.close();
      kafka.destroy();
    }
  }

  /** Writes the first records of a recorded call, as one that happens now. */
  private static void tell(String call, int records) {
    log.write(recorded.told(call, records, Instant.now()), 0);
  }

  @BeforeEach
  void asOperator() {
    browser.size(1440, 900);
    browser.scheme("light");
    browser.logIn("kim", "kim");
    await().atMost(PATIENCE).until(() -> browser.find("#now").isPresent());
    await().atMost(PATIENCE).until(() -> browser.text().contains("live, as of"));
  }

  @AfterEach
  void nothingWasComplainedOf() {
    assertThat(browser.complaints()).isEmpty();
  }

  private static void awaitText(String text) {
    await().atMost(PATIENCE).until(() -> browser.text().contains(text));
  }

  @Test
  void whoHasNotLoggedInSeesOnlyTheDoor() throws Exception {
    for (String path :
        List.of("/", "/search.csv", "/calls/" + LIVE, "/live/now", "/faults", "/console.js")) {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(home + path)).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(path).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login");
    }
    browser.logIn("kim", "wrong");
    awaitText("Name and password do not belong together.");
  }

  @Test
  void aNewCallAppearsWithoutAReload() {
    Object marked = browser.script("window.notReloaded = true; return true;");
    assertThat(marked).isEqualTo(true);
    String id = RecordedCalls.LOST;
    tell(id, 20);
    Instant written = Instant.now();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> browser.find("#call-" + id).isPresent());
    System.out.printf(
        "a call was on the page %d ms after it was written%n",
        Duration.between(written, Instant.now()).toMillis());
    assertThat(browser.script("return window.notReloaded")).isEqualTo(true);
    browser.screenshot("now");
    browser.scheme("dark");
    browser.screenshot("now-dark");
    browser.size(390, 844);
    browser.screenshot("now-phone");
  }

  @Test
  void aBrokenPromiseNeedsSomebody() {
    awaitText("Nothing needs you");
    log.write(Topic.BROKEN_PROMISES, ENDED, Samples.broken(ENDED, Instant.now()));
    await().atMost(PATIENCE).until(() -> browser.find("#need-" + ENDED).isPresent());
    assertThat(browser.find("#need-" + ENDED).orElseThrow().getText())
        .contains("broken promise", "silence of 9 s", "Open the call");
    browser.screenshot("attention");
    browser.open("/faults");
    awaitText("no caller in silence");
    browser.screenshot("faults");
  }

  @Test
  void theKeyboardGoesFromCallToCallAndIntoOne() {
    await().atMost(PATIENCE).until(() -> browser.find("#call-" + LIVE).isPresent());
    browser.press("j");
    assertThat(browser.focused().getDomAttribute("data-row")).isNotNull();
    browser.press(Keys.ENTER);
    await().atMost(PATIENCE).until(() -> browser.find("#call").isPresent());
    browser.press("/");
    await().atMost(PATIENCE).until(() -> "q".equals(browser.focused().getDomAttribute("id")));
    browser.press(Keys.ESCAPE);
    browser.press("n");
    await().atMost(PATIENCE).until(() -> browser.find("#now").isPresent());
  }

  @Test
  void clickingAStateFiltersTheList() {
    await().atMost(PATIENCE).until(() -> browser.find("#node-DIALING").isPresent());
    browser.open("/?state=DIALING");
    awaitText("Calls in DIALING");
    assertThat(browser.find("#call-" + LIVE)).isPresent();
    browser.open("/?state=BRIDGED");
    awaitText("Calls in BRIDGED");
    assertThat(browser.find("#call-" + LIVE)).isEmpty();
  }

  @Test
  void aCallIsToldFromItsJournalAndGoesOnLive() {
    String id = RecordedCalls.SECOND;
    List<JournalRecord> all = recorded.told(id, 40, Instant.now());
    log.write(all.subList(0, 28), 0);
    browser.open("/calls/" + id);
    awaitText("Replay agrees: 28 records decided again, the same.");
    assertThat(browser.all(".lanes li"))
        .extracting(WebElement::getText)
        .containsExactly("caller", "AI", "Ada", "Ben", "decisions");
    browser.find("#r28 details summary").orElseThrow().click();
    await()
        .atMost(PATIENCE)
        .until(
            () -> browser.find("#r28 pre").orElseThrow().getText().contains("\"sequence\" : 28"));
    browser.screenshot("call");
    log.write(all, 28);
    await().atMost(PATIENCE).until(() -> browser.find("#r40").isPresent());
    assertThat(browser.find("#r28 pre").orElseThrow().getText())
        .as("what was opened stays open")
        .contains("\"sequence\" : 28");
    browser.size(390, 844);
    browser.screenshot("call-phone");
  }

  @Test
  void anOperatorActsAndTheAuditTellsIt(CapturedOutput output) {
    browser.open("/calls/" + LIVE);
    WebElement move =
        browser.all("#moves details").stream()
            .filter(each -> each.getText().contains("Back to the AI"))
            .findFirst()
            .orElseThrow();
    move.findElement(By.tagName("summary")).click();
    assertThat(move.getText()).contains("Would:").contains("FALLBACK");
    browser.screenshot("action");
    move.findElement(By.name("why")).sendKeys("Nobody is free today.");
    move.findElement(By.cssSelector("button[type=submit]")).click();
    awaitText("Taken: take-back. The call stands at DIALING.");
    assertThat(ingress.asked())
        .filteredOn(each -> each.path().equals("/operator/calls/" + LIVE + "/take-back"))
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.authorization()).isEqualTo("Bearer " + TOKEN);
              assertThat(asked.body()).isEqualTo("{\"why\":\"Nobody is free today.\"}");
              assertThat(asked.idempotencyKey()).matches("[A-Za-z0-9_-]{8,64}");
            });
    assertThat(output.getOut().lines().filter(line -> line.contains(AuditLog.LOGGER)))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("\"by\":\"kim\"", "\"did\":\"take-back\"", "Nobody is free today."));
    assertThat(output.getAll()).doesNotContain(TOKEN);
  }

  @Test
  void aViewerSeesNoNumberAndCannotAct() {
    browser.logIn("vi", "vi");
    awaitText("live, as of");
    for (String path : List.of("/", "/search", "/calls/" + LIVE)) {
      browser.open(path);
      assertThat(browser.script("return document.documentElement.outerHTML").toString())
          .as(path)
          .doesNotContainPattern("\\+\\d{7}");
    }
    browser.open("/calls/" + LIVE);
    browser.find("#r1 details summary").orElseThrow().click();
    await()
        .atMost(PATIENCE)
        .until(() -> browser.find("#r1 pre").orElseThrow().getText().contains("…"));
    assertThat(browser.find("#r1 pre").orElseThrow().getText()).doesNotContainPattern("\\+\\d{7}");
    awaitText("Your role is viewer");
    assertThat(browser.all("#moves form")).isEmpty();
    Object status =
        browser.script(
            """
            const request = new XMLHttpRequest();
            request.open('POST', arguments[0], false);
            request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
            const token = document.querySelector('.who input[name=_csrf]').value;
            request.send('action=hang-up&why=x&request=x&_csrf=' + encodeURIComponent(token));
            return request.status;
            """,
            "/calls/" + LIVE + "/actions");
    assertThat(status).isEqualTo(403L);
    assertThat(ingress.asked()).noneMatch(each -> each.path().endsWith("hang-up"));
    assertThat(browser.complaints()).allMatch(each -> each.contains("403"));
  }

  @Test
  void callsAreFoundAndExported() {
    browser.open("/search?specialist=ada&state=ENDED");
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              browser.open("/search?specialist=ada&state=ENDED");
              return browser.find("a[href='/calls/" + ENDED + "']").isPresent();
            });
    browser.screenshot("search");
    Object csv =
        browser.script(
            """
            const request = new XMLHttpRequest();
            request.open('GET', document.querySelector('a[href^="/search.csv"]').href, false);
            request.send();
            return request.responseText;
            """);
    assertThat(csv.toString()).startsWith("call,state,from").contains(ENDED);
    assertThat(csv.toString()).doesNotContain(LIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everyPageCanBeReadByEverybody(String scheme) {
    browser.scheme(scheme);
    await().atMost(PATIENCE).until(() -> browser.find("#call-" + LIVE).isPresent());
    assertThat(browser.barriers()).as("now").isEmpty();
    for (String path : List.of("/calls/" + LIVE, "/search", "/faults")) {
      browser.open(path);
      awaitText("live, as of");
      assertThat(browser.barriers()).as(path).isEmpty();
    }
    browser.open("/login");
    assertThat(browser.barriers()).as("login").isEmpty();
  }
}
