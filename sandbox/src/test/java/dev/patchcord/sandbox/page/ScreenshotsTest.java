package dev.patchcord.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.console.browser.Chromium;
import dev.patchcord.sandbox.run.Rehearsal;
import dev.patchcord.sandbox.run.Service;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;

/** Takes the pictures of the README while 500 calls are live ({@code docs/console.md}). */
@EnabledIfSystemProperty(named = "screenshots", matches = ".+", disabledReason = "only on demand")
class ScreenshotsTest {
  private static final int LIVE = 500;
  private static final int AT_ONCE = 10;
  private static final int BRIDGED = 8;

  @Test
  void ofNowACallAndTheRehearsal(@TempDir(cleanup = CleanupMode.NEVER) Path directory)
      throws Exception {
    BusyEvening evening = new BusyEvening();
    try (Rehearsal rehearsal =
        Rehearsal.builder()
            .with(Service.ORCHESTRATOR, "patchcord.flows.file", evening.flows(directory).toString())
            .with(Service.CONSOLE, "patchcord.rehearsal.specialists", "+14155550101")
            .start()) {
      rehearsal.start(Service.CONSOLE);
      evening.arrive(rehearsal);
      try (Chromium browser =
          Chromium.start(rehearsal.url(Service.CONSOLE).toString(), directory.resolve("profile"))) {
        browser.logIn("alice", "rehearsal");
        await().until(() -> browser.find("#now").isPresent());
        for (int number = 0; number < LIVE; number++) {
          evening.call(rehearsal, number);
          if (number % AT_ONCE == AT_ONCE - 1) {
            int placed = number + 1;
            // No faster than they are answered: nobody dials into a wall.
            await()
                .atMost(Duration.ofSeconds(60))
                .ignoreException(StaleElementReferenceException.class)
                .until(() -> live(browser) > placed - AT_ONCE * 3);
          }
        }
        await()
            .atMost(Duration.ofMinutes(2))
            .ignoreException(StaleElementReferenceException.class)
            .until(() -> live(browser) >= LIVE);
        await("some talk to a person, and somebody has waited for long")
            .atMost(Duration.ofMinutes(4))
            .ignoreException(StaleElementReferenceException.class)
            .until(
                () ->
                    count(browser, "#node-BRIDGED .count") >= BRIDGED
                        && browser.find(".needs li").isPresent());
        take(browser);
      }
    }
  }

  private static void take(Chromium browser) {
    Player player = new Player(browser);
    player.sees("live, as of");
    browser.size(1440, 1000);
    browser.screenshot("now");
    browser.scheme("dark");
    browser.screenshot("now-dark");
    browser.scheme("light");

    browser.open("/rehearsal");
    player.presses("Call in");
    player.sees("The caller talks to the AI.");
    player.presses("Ask for a person");
    player.pressesOnSpecialistsPhone("Answer");
    player.sees("Press 1 to take the caller");
    browser.screenshot("rehearsal");
    player.pressesOnSpecialistsPhone("Press 1");
    player.sees("They talk.");
    String call = browser.path().substring("/rehearsal/".length());
    browser.open("/calls/" + call);
    player.sees("BRIDGED");
    browser.screenshot("call");
    assertThat(browser.complaints()).isEmpty();
  }

  /** As the page Now counts them. */
  private static int live(Chromium browser) {
    return count(browser, "svg.states .count");
  }

  private static int count(Chromium browser, String css) {
    return browser.all(css).stream().map(WebElement::getText).mapToInt(Integer::parseInt).sum();
  }
}
