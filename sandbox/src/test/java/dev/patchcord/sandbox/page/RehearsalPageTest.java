package dev.patchcord.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchcord.console.browser.Chromium;
import dev.patchcord.contract.deadletter.Requeue;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.sandbox.run.Rehearsal;
import dev.patchcord.sandbox.run.Service;
import dev.patchcord.sandbox.twin.fault.Faults;
import dev.patchcord.sandbox.twin.leg.CallStatus;
import dev.patchcord.sandbox.twin.leg.Legs;
import dev.patchcord.sandbox.twin.leg.PartyConduct;
import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer with a browser: the real services, the twin, and a console of its own. */
class RehearsalPageTest {
  private static Rehearsal rehearsal;
  private static Chromium browser;
  private static Player player;

  @BeforeAll
  static void start(@TempDir(cleanup = CleanupMode.NEVER) Path profile) {
    if (!Chromium.isInstalled()) {
      System.err.println(
          "SKIPPED: the page Rehearsal is tried in Debian's chromium, with chromium-driver");
    }
    assumeTrue(Chromium.isInstalled());
    rehearsal =
        Rehearsal.builder()
            .ringTimeout(Duration.ofSeconds(30))
            .with(Service.CONSOLE, "patchcord.console.users.vi.password", "{noop}vi")
            .start();
    rehearsal.start(Service.CONSOLE);
    browser = Chromium.start(rehearsal.url(Service.CONSOLE).toString(), profile);
    player = new Player(browser);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (rehearsal != null) {
      rehearsal.close();
    }
  }

  @BeforeEach
  void openThePage() {
    browser.size(1440, 900);
    browser.scheme("light");
    browser.logIn("alice", "rehearsal");
    browser.open("/rehearsal");
  }

  @AfterEach
  void nothingWasComplainedOf() {
    assertThat(browser.complaints()).isEmpty();
    rehearsal.bean(Service.TWIN, Faults.class).clear();
    PartyConduct people = rehearsal.bean(Service.TWIN, PartyConduct.class);
    rehearsal.bean(Service.TWIN, Legs.class).newestFirst().forEach(people::hangUp);
  }

  private static void isAccessible() {
    for (String scheme : List.of("light", "dark")) {
      browser.scheme(scheme);
      assertThat(browser.barriers()).as(scheme).isEmpty();
    }
    browser.scheme("light");
  }

  private static TwinRecord record() {
    return rehearsal.bean(Service.TWIN, TwinRecord.class);
  }

  private static String callId() {
    String path = browser.path();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Test
  void aNewcomerBringsCallerAndSpecialistTogether() {
    isAccessible();
    player.presses("Call in");
    player.sees("The caller talks to the AI.");
    browser.find("input[name=with]").orElseThrow().sendKeys("billing");
    player.presses("Ask for a person");
    player.sees("Answer it, decline it, or let it ring.");
    isAccessible();
    player.pressesOnSpecialistsPhone("Answer");
    player.sees("Press 1 to take the caller");
    player.pressesOnSpecialistsPhone("Press 1");
    player.sees("They talk.");
    isAccessible();
    String call = callId();
    assertThat(record().all(Entry.Bridged.class, each -> each.callSid().equals(call))).isNotEmpty();

    // What passed: the request for a document, with the TwiML that it was answered.
    browser.all("ol.wire summary").stream()
        .filter(line -> line.getText().contains("leg=caller"))
        .findFirst()
        .orElseThrow()
        .click();
    player.sees("<Conference");
    player.sees("dials +14155550101: POST /Calls.json");
    player.sees("the AI uses its tool connect_specialist");

    browser.size(390, 844);
    assertThat(browser.script("return document.documentElement.scrollWidth")).isEqualTo(390L);
    assertThat(browser.outOfOrder()).isEmpty();
    assertThat(browser.sideways()).isEmpty();
    assertThat((Long) browser.script("return document.querySelector('.bar').offsetHeight"))
        .as("height of two lines, which the page scrolls below")
        .isLessThan(90);
    browser.screenshot("rehearsal-phone");
    browser.size(1440, 900);
    player.pressesOnSpecialistsPhone("Hang up");
    player.sees("The call is over.");
  }

  @Test
  void aCallThatIsDeclinedGoesBackToTheAi() {
    player.presses("Call in");
    player.presses("Ask for a person");
    player.pressesOnSpecialistsPhone("Answer");
    player.pressesOnSpecialistsPhone("Press 2");
    player.sees("the specialist presses 2");
    player.sees("The caller talks to the AI.");
  }

  @Test
  void whatIsBrokenIsShownAndSurvived() {
    player.presses("The next dial is answered 429");
    player.sees("still to come: POST Calls answered 429");
    player.presses("Call in");
    player.presses("Ask for a person");
    player.pressesOnSpecialistsPhone("Answer");
    player.sees("Everything works.");
    String call = callId();
    assertThat(
            record()
                .all(
                    Entry.RestRequest.class,
                    each -> each.path().equals("/Calls.json") && each.toString().contains(call)))
        .extracting(Entry.RestRequest::status)
        .containsExactly(429, 201);
    player.presses("Twilio's REST API is away");
    player.sees("Twilio's REST API is down");
    player.presses("Everything works again");
    player.sees("Everything works.");
  }

  @Test
  void anOperatorEndsACallFromItsPage() {
    player.presses("Call in");
    player.sees("The caller talks to the AI.");
    String call = callId();
    browser.open("/calls/" + call);
    browser.find("#do-hang-up summary").orElseThrow().click();
    browser.find("#do-hang-up input[name=why]").orElseThrow().sendKeys("The line is a prank.");
    browser.find("#do-hang-up button").orElseThrow().click();
    player.sees("Taken: hang-up.");
    player.sees("alice");
    player.sees("The line is a prank.");
    player.sees("ENDED");
    assertThat(rehearsal.bean(Service.TWIN, Legs.class).find(call).orElseThrow().status())
        .isEqualTo(CallStatus.COMPLETED);
  }

  @Test
  void anAdminHasARecordPutBackThatTheOrchestratorGaveUp() {
    try (AskedCalendars asked = new AskedCalendars(rehearsal.bootstrapServers())) {
      ConsumerRecord<String, byte[]> given = asked.forSlotsOfHalfAMinute("practice");
      String cause = "expected slots of a minute or more";
      browser.open("/faults");
      player.opensRowWith(cause);
      player.sees(
          "Would go to patchcord.calendar-requests-%d, key practice, %d bytes, id %s"
              .formatted(given.partition(), given.value().length, AskedCalendars.EVENT_ID));
      String page = browser.path();
      browser.find("#requeue input[name=why]").orElseThrow().sendKeys("Somebody mistyped it.");
      player.presses("Put back");
      player.sees("Put back: to patchcord.calendar-requests-" + given.partition());

      ConsumerRecord<String, byte[]> again = asked.next();
      assertThat(again.partition()).isEqualTo(given.partition());
      assertThat(again.key()).isEqualTo(given.key());
      assertThat(again.value()).isEqualTo(given.value());
      assertThat(CloudEvents.text(again.headers(), CloudEvents.ID))
          .isEqualTo(AskedCalendars.EVENT_ID);
      assertThat("/faults/" + CloudEvents.text(again.headers(), Requeue.REQUEUED)).isEqualTo(page);

      player.seesAt(page, "by alice at ");
      player.sees(": Somebody mistyped it.");
      player.sees("It was put back.");
      assertThat(browser.all("#requeue form")).isEmpty();
      // The orchestrator has read it once more, and can still make nothing of it.
      browser.open("/faults");
      player.seesTwice(cause);
    }
  }

  @Test
  void whoMayOnlyLookSeesNoButtonsAndNoNumbers() {
    player.presses("Call in");
    player.sees("The caller talks to the AI.");
    String page = browser.path();
    browser.logIn("vi", "vi");
    browser.open(page);
    player.sees("operators and admins can play");
    assertThat(browser.all("main button")).isEmpty();
    assertThat(browser.text()).doesNotContain("+15551112222").contains("+…22");
  }
}
