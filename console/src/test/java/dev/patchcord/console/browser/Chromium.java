package dev.patchcord.console.browser;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless browser with a profile of its own, that asks nobody but the console. */
public final class Chromium implements AutoCloseable {
  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private final ChromeDriver driver;
  private final String home;

  private Chromium(ChromeDriver driver, String home) {
    this.driver = driver;
    this.home = home;
  }

  /** True if Debian's packages chromium and chromium-driver are installed. */
  public static boolean isInstalled() {
    return Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
  }

  /**
   * Starts it.
   *
   * @param home where paths begin
   * @param profile an empty directory
   */
  public static Chromium start(String home, Path profile) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--force-device-scale-factor=1",
        "--user-data-dir=" + profile);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .withLogFile(new File("/dev/null"))
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
    Chromium browser = new Chromium(driver, home);
    browser.size(1440, 900);
    return browser;
  }

  public void size(int width, int height) {
    // A window has a least width; the emulated screen has none.
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 720));
    driver.manage().window().setSize(new Dimension(Math.max(width, 600), height));
  }

  public void scheme(String lightOrDark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", lightOrDark))));
  }

  public void open(String path) {
    driver.get(home + path);
  }

  public void logIn(String name, String password) {
    open("/login");
    driver.manage().deleteAllCookies();
    open("/login");
    find("input[name=username]").orElseThrow().sendKeys(name);
    find("input[name=password]").orElseThrow().sendKeys(password, Keys.ENTER);
  }

  public Optional<WebElement> find(String css) {
    return driver.findElements(By.cssSelector(css)).stream().findFirst();
  }

  public List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  public String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  public String path() {
    return driver.getCurrentUrl().substring(home.length());
  }

  public void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  public WebElement focused() {
    return driver.switchTo().activeElement();
  }

  public Object script(String code, Object... arguments) {
    return driver.executeScript(code, arguments);
  }

  /** What the browser complained of since the last time. */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** What axe-core finds to be serious or critical on the page as it is, one line each. */
  public List<String> barriers() {
    driver.executeScript(axe());
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, {resultTypes: ['violations']}).then(
              result => done(result.violations
                .filter(each => ['serious', 'critical'].includes(each.impact))
                .flatMap(each => each.nodes.map(
                  node => each.id + ': ' + node.target.join(' ') + ' ' + node.failureSummary))),
              error => done(['axe failed: ' + error]));
            """);
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  /** Titles of sections that one must scroll sideways to see all of. */
  public List<String> sideways() {
    return titles("each => each.scrollWidth > each.clientWidth");
  }

  /**
   * Titles of sections that stand above one that comes before them in the document, so that the Tab
   * key and a screen reader would come to them in another order than eyes do. For a narrow window:
   * beside each other, sections have no such order.
   */
  public List<String> outOfOrder() {
    return titles(
        """
        (each, i) => i > 0
          && each.getBoundingClientRect().top < sections[i - 1].getBoundingClientRect().top""");
  }

  private List<String> titles(String filter) {
    Object found =
        driver.executeScript(
            """
            const sections = [...document.querySelectorAll('main section')];
            return sections.filter(%s).map(each => each.getAttribute('aria-labelledby'));
            """
                .formatted(filter));
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  private static String axe() {
    try (InputStream script = Chromium.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where {@code -Dscreenshots=DIRECTORY} says; nowhere without. */
  public void screenshot(String name) {
    String directory = System.getProperty("screenshots");
    if (directory == null) {
      return;
    }
    try {
      Path file = Files.createDirectories(Path.of(directory)).resolve(name + ".png");
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
