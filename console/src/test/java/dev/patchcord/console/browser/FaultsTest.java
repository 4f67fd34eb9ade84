package dev.patchcord.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.console.Samples;
import dev.patchcord.console.action.AuditLog;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.contract.wire.DeadLetterRequeued;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Dead letters and the search, in a browser: live, and put back by an admin. */
@ExtendWith(OutputCaptureExtension.class)
class FaultsTest {
  private static ConsoleRoom room;
  private static Chromium browser;

  @BeforeAll
  static void start(@TempDir(cleanup = CleanupMode.NEVER) Path profile) {
    room = ConsoleRoom.open(profile);
    browser = room.browser;
  }

  @AfterAll
  static void stop() {
    if (room != null) {
      room.close();
    }
  }

  @AfterEach
  void nothingWasComplainedOf() {
    assertThat(browser.complaints()).isEmpty();
  }

  private static DeadLetter letter(String call) {
    return new DeadLetter(
        "patchcord.telephony-events",
        3,
        42,
        call,
        Instant.now(),
        "orchestrator",
        "deciding failed",
        DeadLetter.encode("{\"from\":\"+14155550123\"}".getBytes(StandardCharsets.UTF_8)),
        DeadLetter.keep(
            CloudEvents.headers(
                "delivery-1", "patchcord.call-arrived.v1", "/test", Instant.now(), call)));
  }

  /** Files a letter, and waits until its line stands on the open page of faults. */
  private static String filed(String call) {
    room.log.write(Topic.DEAD_LETTERS, call, letter(call));
    await()
        .atMost(ConsoleRoom.PATIENCE)
        .until(() -> browser.find("a[href='/calls/" + call + "']").isPresent());
    return browser
        .find("tr:has(a[href='/calls/" + call + "']) th a")
        .map(WebElement::getText)
        .orElseThrow();
  }

  private static void fitsAPhone(String picture) {
    browser.size(390, 844);
    assertThat(browser.script("return document.documentElement.scrollWidth")).isEqualTo(390L);
    assertThat(browser.outOfOrder()).isEmpty();
    assertThat(browser.sideways()).isEmpty();
    browser.screenshot(picture);
    browser.size(1440, 900);
  }

  @Test
  void anAdminSeesWhatWouldGoWhereAndHasItPutBack(CapturedOutput output) {
    room.enter("ada");
    browser.open("/faults");
    browser.script("window.notReloaded = true;");
    String id = filed(Samples.callId(1));
    assertThat(browser.script("return window.notReloaded")).as("it appeared live").isEqualTo(true);
    browser.screenshot("faults-open");
    fitsAPhone("faults-phone");
    browser.open("/faults/" + id);
    room.awaitText("Would go to patchcord.telephony-events-3, key CA1, 12 bytes, id delivery-1");
    assertThat(browser.text()).contains("deciding failed", "ce_id: delivery-1", "+14155550123");
    assertThat(browser.barriers()).isEmpty();
    browser.screenshot("letter");
    fitsAPhone("letter-phone");
    browser.find("#requeue input[name=why]").orElseThrow().sendKeys("Repaired.");
    browser.find("#requeue button").orElseThrow().click();
    room.awaitText("Put back: to patchcord.telephony-events-3");
    assertThat(room.ingress.asked())
        .filteredOn(each -> each.body().contains("Repaired."))
        .singleElement()
        .returns("/operator/dead-letters/" + id.replace(':', '/') + "/requeue", a -> a.path())
        .returns("Bearer " + ConsoleRoom.ADMIN_TOKEN, a -> a.authorization())
        .returns("{\"why\":\"Repaired.\"}", a -> a.body());
    assertThat(output.getOut().lines().filter(line -> line.contains(AuditLog.LOGGER)))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("\"by\":\"ada\"", "\"did\":\"requeue\"", id, "Repaired."));
    browser.open("/faults");
    room.log.write(
        Topic.DEAD_LETTERS,
        Samples.callId(1),
        new DeadLetterRequeued(
            id, Instant.now(), "ada", "patchcord.telephony-events", 3, "Repaired."));
    await()
        .atMost(ConsoleRoom.PATIENCE)
        .until(
            () ->
                browser
                    .find("tr[id='letter-" + id + "']")
                    .orElseThrow()
                    .getText()
                    .endsWith("by ada"));
    browser.open("/faults/" + id);
    room.awaitText("It was put back.");
    assertThat(browser.all("#requeue form")).isEmpty();
  }

  @Test
  void onlyAnAdminCan() {
    room.enter("kim");
    browser.open("/faults");
    String id = filed(Samples.callId(2));
    browser.open("/faults/" + id);
    room.awaitText("Admins can have it put back.");
    assertThat(browser.all("#requeue form")).isEmpty();
    Object status =
        browser.script(
            """
            const request = new XMLHttpRequest();
            request.open('POST', location.pathname + '/requeue', false);
            request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
            const token = document.querySelector('.who input[name=_csrf]').value;
            request.send('why=x&_csrf=' + encodeURIComponent(token));
            return request.status;
            """);
    assertThat(status).isEqualTo(403L);
    assertThat(browser.complaints()).allMatch(each -> each.contains("403"));
    assertThat(room.ingress.asked()).noneMatch(each -> each.path().contains(id.replace(':', '/')));
    room.enter("vi");
    browser.open("/faults/" + id);
    room.awaitText("…23");
    assertThat(browser.text()).doesNotContain("+14155550123");
  }

  @Test
  void aSearchGoesOnWhileSomebodyTypes() {
    room.enter("kim");
    browser.open("/search");
    room.awaitText("live, as of");
    browser.press("/");
    browser.press("CA9");
    room.tell(RecordedCalls.LOST, 20);
    await()
        .atMost(ConsoleRoom.PATIENCE)
        .until(() -> browser.find("#found-" + RecordedCalls.LOST).isPresent());
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("q");
    assertThat(browser.focused().getDomProperty("value")).isEqualTo("CA9");
    browser.open("/search?call=nobody");
    room.awaitText("0 found");
    room.tell(RecordedCalls.TALK, 5);
    browser.open("/search?call=" + RecordedCalls.TALK.substring(0, 12));
    await()
        .atMost(ConsoleRoom.PATIENCE)
        .until(() -> browser.find("#found-" + RecordedCalls.TALK).isPresent());
    assertThat(browser.all("tr[id^=found-]")).as("the question is kept").hasSize(1);
  }
}
