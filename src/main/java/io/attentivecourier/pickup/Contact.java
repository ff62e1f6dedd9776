package io.attentivecourier.pickup;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a server was met, before and without a login. */
final class Contact {
  private static final Logger LOG = LoggerFactory.getLogger(Contact.class);

  private final String host;
  private final int port;

  Contact(String host, int port) {
    this.host = host;
    this.port = port;
  }

  PickupFault fault(Obstacle obstacle, Throwable cause) {
    return new PickupFault(obstacle, words(obstacle, cause), cause);
  }

  private String words(Obstacle obstacle, Throwable cause) {
    String server = host + ":" + port;
    return switch (obstacle) {
      case NAME_UNKNOWN -> "no connection to " + server + ", the name is not known here";
      case PORT_REFUSED -> "no connection to " + server + ", the port is refused";
      case TIMED_OUT -> "no connection to " + server + ", it timed out or is out of reach";
      case HUNG_UP -> "no connection to " + server + ", it was taken and nothing was said";
      case NOT_SSH -> server + " answers, but not in SSH";
      case NO_SUBSYSTEM -> server + " takes the login, and gives no sftp";
      case NO_ALGORITHM -> proposals(server, cause);
      default -> "no connection to " + server;
    };
  }

  private static String proposals(String server, Throwable cause) {
    return Diagnosis.first(cause, JSchAlgoNegoFailException.class)
        .map(Proposals::of)
        .map(both -> server + ", " + both)
        .orElse(server);
  }

  /**
   * Both lists of a failed negotiation stand in the log too, whatever command met it; without the @
   * of a maker's name, as the log takes what surrounds one for an e-mail address.
   */
  static PickupFault noted(PickupFault fault) {
    if (fault.is(Obstacle.NO_ALGORITHM)) {
      LOG.warn("{}", fault.getMessage().replace('@', '/'));
    }
    return fault;
  }
}
