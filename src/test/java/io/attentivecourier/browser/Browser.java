package io.attentivecourier.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.home.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** Debian's Chromium, driven as a person would. Where there is none the tests are left out. */
final class Browser implements BeforeAllCallback, AfterAllCallback {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  static final int WIDE = 1000;
  static final int NARROW = 390;
  private static final int HEIGHT = 900;

  /**
   * Held, as a logger that nobody holds loses its level. It warns of each Chromium newer than it.
   */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private static final ObjectMapper JSON = new ObjectMapper();

  private ChromeDriver driver;
  private Path folder;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    boolean isThere = Chromium.isThere();
    if (!isThere) {
      System.out.println(
          "NOT RUN, as there is no browser: "
              + context.getRequiredTestClass().getSimpleName()
              + "; `apt-get install chromium chromium-driver` brings one");
    }
    assumeTrue(isThere, "no browser");
    folder = Files.createTempDirectory("browser");
    driver = Chromium.start(folder);
    driver.manage().timeouts().pageLoadTimeout(PATIENCE).scriptTimeout(PATIENCE);
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (driver != null) {
      driver.quit();
      Trees.delete(folder);
    }
  }

  /** Opens an address, in a window of that width. */
  void open(String address, int width) {
    size(width, HEIGHT);
    driver.get(address);
  }

  private void size(long width, long height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Light or dark, as the system of the person has it. */
  void prefer(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Signs in by the keyboard alone: the field for the secret has the focus. */
  void signIn(String address, String secret) {
    open(address + "/sign-in", WIDE);
    type(secret, Keys.ENTER);
  }

  String address() {
    return driver.getCurrentUrl();
  }

  /** What a person reads. */
  String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  String source() {
    return driver.getPageSource();
  }

  /** Types where the focus is; no mouse and no script chooses the place. */
  void type(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /**
   * Goes on by Tab until the focus is on it.
   *
   * @throws AssertionError where no number of Tabs leads there
   */
  void tabTo(String selector) {
    List<String> passed = new ArrayList<>();
    while (!focused().matches(selector)) {
      passed.add(focused().name());
      if (passed.size() > 200) {
        throw new AssertionError("by Tab nobody comes to " + selector + ": " + passed);
      }
      type(Keys.TAB);
    }
  }

  /** The element that has the focus. */
  Focused focused() {
    return new Focused(driver, driver.switchTo().activeElement());
  }

  record Focused(ChromeDriver driver, WebElement element) {
    boolean matches(String selector) {
      return Boolean.TRUE.equals(
          driver.executeScript("return arguments[0].matches(arguments[1])", element, selector));
    }

    String name() {
      return element.getTagName() + " " + element.getText();
    }

    /** True if a frame shows where the focus is. */
    boolean isOutlined() {
      return !element.getCssValue("outline-style").equals("none")
          && !element.getCssValue("outline-width").equals("0px");
    }
  }

  /** The value of an expression on the page. */
  Object evaluate(String expression) {
    return driver.executeScript("return " + expression);
  }

  /**
   * Waits until there is a page, which may load itself again, with such an element.
   *
   * @param path an XPath, as that finds a text
   * @throws AssertionError where it has none within half a minute
   */
  void waitFor(String path) {
    driver.manage().timeouts().implicitlyWait(PATIENCE);
    try {
      driver.findElement(By.xpath(path));
    } catch (NoSuchElementException never) {
      throw new AssertionError("no " + path + " on " + address() + ": " + text(), never);
    } finally {
      driver.manage().timeouts().implicitlyWait(Duration.ZERO);
    }
  }

  /** The addresses that were asked for since the last look, but for the browser's own. */
  List<String> requests() {
    List<String> addresses = new ArrayList<>();
    driver
        .manage()
        .logs()
        .get(LogType.PERFORMANCE)
        .forEach(
            entry -> {
              JsonNode event = read(entry.getMessage()).path("message");
              if (event.path("method").asText().equals("Network.requestWillBeSent")) {
                addresses.add(event.path("params").path("request").path("url").asText());
              }
            });
    addresses.removeIf(address -> address.startsWith("chrome:") || address.startsWith("data:"));
    return addresses;
  }

  /** What axe-core finds, above what it calls minor; a line each. */
  List<String> findings() {
    driver.executeScript(axe());
    Object found =
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "axe.run({resultTypes: ['violations']}).then(all => done(JSON.stringify("
                + "all.violations.map(one => ({id: one.id, impact: one.impact, help: one.help,"
                + " where: one.nodes.map(node => node.target.join(' ') + ': '"
                + " + node.failureSummary)})))), fault => done(String(fault)))");
    List<String> findings = new ArrayList<>();
    for (JsonNode one : read(String.valueOf(found))) {
      if (!one.path("impact").asText().equals("minor")) {
        findings.add(one.toString());
      }
    }
    return findings;
  }

  private static String axe() {
    try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }

  /** From the click to the whole page, in milliseconds, as the browser counts it. */
  double loadMillis() {
    return navigation("loadEventEnd");
  }

  /** From the click to the first byte of the answer. */
  double firstByteMillis() {
    return navigation("responseStart");
  }

  private double navigation(String point) {
    String entry = "performance.getEntriesByType('navigation')[0].";
    return ((Number) evaluate(entry + point)).doubleValue();
  }

  /** What is seen of the page. */
  byte[] picture() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }
}
