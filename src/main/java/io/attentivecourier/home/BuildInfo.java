package io.attentivecourier.home;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The build that this process runs. Maven writes it into the jar; classes that another tool
 * compiled do not know it.
 *
 * @param version of the product
 * @param commit of the checkout, with {@code -dirty} where files of it were changed; {@code
 *     unknown} where no Git was
 */
public record BuildInfo(String version, String commit) {
  private static final String FILE = "build.properties";
  private static final String UNKNOWN = "unknown";

  /** That of this process. */
  public static BuildInfo read() {
    Properties written = new Properties();
    try (InputStream file = BuildInfo.class.getResourceAsStream(FILE)) {
      if (file != null) {
        written.load(file);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new BuildInfo(value(written, "version"), value(written, "commit"));
  }

  /** Not one that Maven left as it stands in the source. */
  private static String value(Properties written, String key) {
    String value = written.getProperty(key, "").strip();
    return value.isEmpty() || value.startsWith("$") ? UNKNOWN : value;
  }
}
