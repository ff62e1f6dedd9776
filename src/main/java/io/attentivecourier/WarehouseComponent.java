package io.attentivecourier;

import io.attentivecourier.warehouse.OpenRows;
import io.attentivecourier.warehouse.QueryRows;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Makes the warehouse into the endpoint {@code warehouse:rows}: it takes a query as its body and
 * leaves the open rows of it. camel-jdbc makes a map of each row, of which most of a run's garbage
 * was.
 */
final class WarehouseComponent extends DefaultComponent {
  private static final String ROWS = "rows";

  private final QueryRows queries;

  WarehouseComponent(QueryRows queries) {
    this.queries = queries;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String word, Map<String, Object> parameters) {
    if (!word.equals(ROWS)) {
      throw new IllegalArgumentException("warehouse:" + word + " is not warehouse:" + ROWS);
    }
    return new RowsEndpoint(uri, this);
  }

  private static final class RowsEndpoint extends DefaultEndpoint {
    private final QueryRows queries;

    RowsEndpoint(String uri, WarehouseComponent component) {
      super(uri, component);
      this.queries = component.queries;
    }

    @Override
    public Producer createProducer() {
      return new DefaultProducer(this) {
        @Override
        public void process(Exchange exchange) throws Exception {
          OpenRows rows = queries.open(exchange.getMessage().getMandatoryBody(String.class));
          exchange.getMessage().setBody(rows);
          closeUnread(exchange, rows);
        }
      };
    }

    /** A run that is refused for its columns reads no row, and so closes none. */
    private static void closeUnread(Exchange exchange, OpenRows rows) {
      exchange
          .getExchangeExtension()
          .addOnCompletion(
              new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                  rows.closeUnread();
                }
              });
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      throw new UnsupportedOperationException("the warehouse is asked, it does not call");
    }
  }
}
