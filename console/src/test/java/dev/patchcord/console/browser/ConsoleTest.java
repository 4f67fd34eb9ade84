package dev.patchcord.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.console.Samples;
import dev.patchcord.console.action.AuditLog;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.capsule.Capsule;
import dev.patchcord.orchestrator.capsule.CapsuleFile;
import dev.patchcord.orchestrator.machine.SpringMachines;
import dev.patchcord.orchestrator.replay.CallReplay;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
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

/** The whole console, in a browser, over a real broker. */
@ExtendWith(OutputCaptureExtension.class)
class ConsoleTest {
  private static final Duration PATIENCE = ConsoleRoom.PATIENCE;

  private static final String LIVE = RecordedCalls.NOBODY;
  private static final String ENDED = RecordedCalls.TALK;

  private static ConsoleRoom room;
  private static StubIngress ingress;
  private static WrittenLog log;
  private static RecordedCalls recorded;
  private static Chromium browser;
  private static String home;

  @BeforeAll
  static void start(@TempDir(cleanup = CleanupMode.NEVER) Path profile) {
    room = ConsoleRoom.open(profile);
    ingress = room.ingress;
    log = room.log;
    recorded = room.recorded;
    browser = room.browser;
    home = room.home;
    tell(LIVE, 35);
    tell(ENDED, 32);
  }

  @AfterAll
  static void stop() {
    if (room != null) {
      room.close();
    }
  }

  private static void tell(String call, int records) {
    room.tell(call, records);
  }

  @BeforeEach
  void asOperator() {
    room.enter("kim");
  }

  @AfterEach
  void nothingWasComplainedOf() {
    assertThat(browser.complaints()).isEmpty();
  }

  private static void awaitText(String text) {
    room.awaitText(text);
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
  void whereNoTwinIsSetNobodyRehearses() {
    assertThat(browser.all("nav a")).extracting(WebElement::getText).doesNotContain("Rehearsal");
    Object status =
        browser.script(
            "const asked = new XMLHttpRequest(); asked.open('GET', '/rehearsal', false);"
                + " asked.send(); return asked.status;");
    assertThat(status).isEqualTo(404L);
    // The browser notes every answer of that kind.
    assertThat(browser.complaints()).allMatch(each -> each.contains("404"));
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
  void aCallIsDecidedAgainAtAClick() {
    browser.open("/calls/" + ENDED);
    room.awaitText("live, as of");
    browser.find(".tools button").orElseThrow().click();
    awaitText("all 32 decisions come out as they stand");
    assertThat(browser.text()).contains("Decided again by patchcord");
    String id = "CA" + "d".repeat(32);
    // A deadline hangs on the call id: under another one, the decision is not what stands there.
    log.write(
        recorded.told(ENDED, 20, Instant.now()).stream().map(each -> renamed(each, id)).toList(),
        0);
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              browser.open("/calls/" + id);
              return browser.find("#r20").isPresent();
            });
    awaitText("live, as of");
    browser.find(".tools button").orElseThrow().click();
    awaitText("does not come out as it stands");
    assertThat(browser.find("#replayed pre").orElseThrow().getText())
        .contains("deadlinesSet", "journal", "this jar");
    assertThat(browser.find("#replayed a[href^='#r']")).isPresent();
    browser.screenshot("replayed");
  }

  private static JournalRecord renamed(JournalRecord record, String id) {
    String json =
        new String(ContractJson.write(record), StandardCharsets.UTF_8).replace(record.callId(), id);
    return ContractJson.read(json.getBytes(StandardCharsets.UTF_8), JournalRecord.class);
  }

  @Test
  void aCapsuleIsTakenWithoutNumbersAndNames(CapturedOutput output) throws Exception {
    browser.open("/calls/" + ENDED);
    room.awaitText("live, as of");
    Object taken =
        browser.script(
            """
            const request = new XMLHttpRequest();
            request.open('GET', document.querySelector('a[href$="/capsule"]').href, false);
            request.overrideMimeType('text/plain; charset=x-user-defined');
            request.send();
            return [request.getResponseHeader('Content-Disposition'),
              btoa([...request.responseText].map(c => String.fromCharCode(c.charCodeAt(0) & 255)).join(''))];
            """);
    List<?> parts = (List<?>) taken;
    byte[] file = Base64.getDecoder().decode(parts.get(1).toString());
    Capsule capsule = CapsuleFile.read(file);
    assertThat(capsule.isRedacted()).isTrue();
    assertThat(capsule.journal().lines()).hasSize(32);
    assertThat(parts.get(0).toString())
        .contains(capsule.callId() + ".capsule")
        .doesNotContain(ENDED);
    String text =
        new String(
            new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes(),
            StandardCharsets.UTF_8);
    assertThat(text)
        .doesNotContain(ENDED, recorded.told(ENDED, 1, Instant.now()).getFirst().callId());
    assertThat(new CallReplay(new SpringMachines()).of(capsule.journal()).firstDisagreement())
        .isEmpty();
    assertThat(output.getOut()).contains("capsule, redacted");
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
              assertThat(asked.authorization()).isEqualTo("Bearer " + ConsoleRoom.TOKEN);
              assertThat(asked.body()).isEqualTo("{\"why\":\"Nobody is free today.\"}");
              assertThat(asked.idempotencyKey()).matches("[A-Za-z0-9_-]{8,64}");
            });
    assertThat(output.getOut().lines().filter(line -> line.contains(AuditLog.LOGGER)))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("\"by\":\"kim\"", "\"did\":\"take-back\"", "Nobody is free today."));
    assertThat(output.getAll()).doesNotContain(ConsoleRoom.TOKEN);
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

  @Test
  void theLastHourIsDrawnAndTold() {
    awaitText("Lately");
    await().atMost(PATIENCE).until(() -> browser.all("#trend canvas").size() == 4);
    WebElement states = browser.find("#chart-states canvas").orElseThrow();
    assertThat(states.getDomAttribute("role")).isEqualTo("img");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                String.valueOf(states.getDomAttribute("aria-label"))
                    .matches("Calls in each state, last 15 minutes; now .*DIALING [1-9].*"));
    Object drawn =
        browser.script(
            """
            const canvas = document.querySelector('#chart-states canvas');
            const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
            let inked = 0;
            for (let i = 3; i < pixels.length; i += 4) if (pixels[i] > 200) inked++;
            return inked;
            """);
    assertThat((Long) drawn).as("pixels of the curves").isGreaterThan(200L);
    browser.find(".spans button[data-span='60']").orElseThrow().click();
    assertThat(browser.find("#chart-states canvas").orElseThrow().getDomAttribute("aria-label"))
        .contains("last 60 minutes");
    browser.screenshot("trend");
    browser.scheme("dark");
    browser.screenshot("trend-dark");
  }

  @Test
  void whoWaitsComesBeforeWhatWasWhereThereIsOneColumn() {
    String order =
        "return [...document.querySelectorAll('#now section')].map(each => each.id).filter(id => id).join();";
    await().atMost(PATIENCE).until(() -> browser.all("#trend canvas").size() == 4);
    assertThat(browser.script(order)).isEqualTo("trend,calls");
    browser.size(390, 844);
    await().atMost(PATIENCE).until(() -> "calls,trend".equals(browser.script(order)));
    assertThat(browser.outOfOrder()).isEmpty();
    assertThat(browser.all("#trend canvas")).as("the curves moved with it").hasSize(4);
    browser.size(1440, 900);
    await().atMost(PATIENCE).until(() -> "trend,calls".equals(browser.script(order)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everyPageFitsAPhone(String scheme) {
    browser.scheme(scheme);
    browser.size(390, 844);
    List<String> pages = List.of("/", "/calls/" + LIVE, "/search", "/faults");
    List<String> names = List.of("now", "call", "search", "faults");
    for (int page = 0; page < pages.size(); page++) {
      browser.open(pages.get(page));
      awaitText("live, as of");
      assertThat((Long) browser.script("return document.documentElement.scrollWidth"))
          .as(pages.get(page))
          .isLessThanOrEqualTo(390);
      assertThat(browser.outOfOrder()).as(pages.get(page)).isEmpty();
      assertThat(browser.sideways()).as(pages.get(page)).isEmpty();
      browser.screenshot("phone-" + names.get(page) + "-" + scheme);
    }
    browser.size(1440, 900);
    browser.open("/calls/" + LIVE);
    awaitText("live, as of");
    browser.screenshot("call-" + scheme);
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
