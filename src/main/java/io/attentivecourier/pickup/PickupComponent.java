package io.attentivecourier.pickup;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/**
 * Makes the receiver's folder into endpoints of a route: {@code pickup:upload}, {@code
 * pickup:check} and {@code pickup:publish}, each with a {@link PickupTransfer} as its body.
 * camel-ftp has no rename as a step; these endpoints drive its operations, over one session for all
 * files of a run.
 */
public final class PickupComponent extends DefaultComponent {
  /** The operation that an endpoint runs on its transfer. */
  enum Operation {
    UPLOAD {
      @Override
      void run(PickupTransfer transfer) throws IOException {
        transfer.upload();
      }
    },
    CHECK {
      @Override
      void run(PickupTransfer transfer) {
        transfer.check();
      }
    },
    PUBLISH {
      @Override
      void run(PickupTransfer transfer) throws IOException {
        transfer.publish();
      }
    };

    abstract void run(PickupTransfer transfer) throws IOException;

    /**
     * @throws IllegalArgumentException for any other word
     */
    static Operation of(String word) {
      try {
        return valueOf(word.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException unknown) {
        throw new IllegalArgumentException(
            "pickup:" + word + " is not one of pickup:upload, pickup:check, pickup:publish");
      }
    }
  }

  @Override
  protected Endpoint createEndpoint(String uri, String word, Map<String, Object> parameters) {
    return new PickupEndpoint(uri, this, Operation.of(word));
  }

  private static final class PickupEndpoint extends DefaultEndpoint {
    private final Operation operation;

    PickupEndpoint(String uri, PickupComponent component, Operation operation) {
      super(uri, component);
      this.operation = operation;
    }

    @Override
    public Producer createProducer() {
      return new DefaultProducer(this) {
        @Override
        public void process(Exchange exchange) throws Exception {
          operation.run(exchange.getMessage().getMandatoryBody(PickupTransfer.class));
        }
      };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      throw new UnsupportedOperationException("nothing is read from Attentive's folder");
    }
  }
}
