package dev.patchcord.sandbox.page;

import static org.awaitility.Awaitility.await;

import dev.patchcord.console.browser.Chromium;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;

/** Somebody at a page of the console: sees what is on it, and presses its buttons. */
final class Player {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Chromium browser;

  Player(Chromium browser) {
    this.browser = browser;
  }

  /** Waits for a text on the page. */
  void sees(String text) {
    until("'" + text + "' is on the page", () -> browser.text().contains(text));
  }

  /** Waits for a text that stands on the page at two places. */
  void seesTwice(String text) {
    until(
        "'" + text + "' is on the page twice",
        () -> browser.text().indexOf(text) < browser.text().lastIndexOf(text));
  }

  /** Opens a page that does not change by itself, until it has a text. */
  void seesAt(String path, String text) {
    until(
        "'" + text + "' is on " + path,
        () -> {
          browser.open(path);
          return browser.text().contains(text);
        });
  }

  /** Opens what the row of a list leads to, once there is one with this text. */
  void opensRowWith(String text) {
    until("the row with '" + text + "' can be opened", () -> opened(text));
  }

  private boolean opened(String text) {
    Optional<WebElement> row =
        browser.all("main tr").stream().filter(each -> each.getText().contains(text)).findFirst();
    row.ifPresent(each -> each.findElement(By.cssSelector("a[data-row]")).click());
    return row.isPresent();
  }

  /** Presses a button once it is there. */
  void presses(String button) {
    presses("button", button);
  }

  /** Presses a button of the phone that was dialled last. */
  void pressesOnSpecialistsPhone(String button) {
    presses("li.phone:nth-child(2) button", button);
  }

  private void presses(String css, String button) {
    until("the button '" + button + "' can be pressed", () -> pressed(css, button));
  }

  private boolean pressed(String css, String button) {
    Optional<WebElement> found =
        browser.all(css).stream()
            .filter(each -> each.getText().equals(button) && each.isDisplayed())
            .findFirst();
    found.ifPresent(WebElement::click);
    return found.isPresent();
  }

  /** The page changes while it is looked at: then it is looked at again. */
  private static void until(String what, BooleanSupplier condition) {
    await(what)
        .atMost(PATIENCE)
        .ignoreException(StaleElementReferenceException.class)
        .until(condition::getAsBoolean);
  }
}
