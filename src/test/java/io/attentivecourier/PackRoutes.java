package io.attentivecourier;

import io.attentivecourier.pack.ListToPack;
import io.attentivecourier.pack.Pack;
import io.attentivecourier.pack.PgpKey;
import io.attentivecourier.settings.PackingSettings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;

/** The shipped {@code pack.camel.yaml}, alone. */
final class PackRoutes implements AutoCloseable {
  private final DefaultCamelContext context = new DefaultCamelContext();

  private PackRoutes(PgpKey key, Clock clock) throws Exception {
    context.getStreamCachingStrategy().setEnabled(false);
    context.getRegistry().bind("pack", new Pack());
    context.getRegistry().bind("pgp", new PgpFile(context, key, clock));
    PluginHelper.getRoutesLoader(context)
        .loadRoutes(
            PluginHelper.getResourceLoader(context)
                .resolveResource("classpath:routes/pack.camel.yaml"));
    context.start();
  }

  static PackRoutes readable() throws Exception {
    return new PackRoutes(null, null);
  }

  static PackRoutes encrypted(PgpKey key, Clock clock) throws Exception {
    return new PackRoutes(key, clock);
  }

  ModelCamelContext context() {
    return context;
  }

  Exchange send(File list, String entryName, String compression) {
    return send(new ListToPack(list, entryName, PackingSettings.Compression.of(compression)));
  }

  Exchange send(Object body) {
    Exchange exchange = new DefaultExchange(context);
    exchange.getIn().setBody(body);
    try (var template = context.createProducerTemplate()) {
      return template.send("direct:pack-list", exchange);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    context.stop();
  }
}
