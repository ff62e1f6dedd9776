package io.attentivecourier;

import io.attentivecourier.home.WrittenText;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.CamelContext;
import org.apache.camel.dsl.support.SourceLoader;
import org.apache.camel.spi.Resource;

/**
 * Reads routes as UTF-8. Camel's own reads them in the locale's charset (4.17.0): where that is
 * ASCII, as under cron, each byte above 127 became U+FFFD, and the query another one.
 */
final class Utf8Sources implements SourceLoader {
  /** Has a context read routes so; before it reads its first. */
  static void in(CamelContext context) {
    if (context.getRegistry().findByType(SourceLoader.class).isEmpty()) {
      context.getRegistry().bind("utf-8-sources", new Utf8Sources());
    }
  }

  @Override
  public String loadResource(Resource resource) throws IOException {
    try (InputStream bytes = resource.getInputStream()) {
      if (bytes == null) {
        throw new FileNotFoundException(resource.getLocation());
      }
      return WrittenText.of(bytes.readAllBytes());
    }
  }
}
