package io.attentivecourier.sandbox;

import java.io.IOException;
import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param query as it stands in the request line; empty where there is none
 * @param body not read before it is asked for, so that a connection can end before that
 */
record Call(
    String method,
    String path,
    String query,
    Optional<String> authorization,
    String contentType,
    Body body) {

  /** The bytes of a request, read once. */
  interface Body {
    byte[] read() throws IOException;
  }

  /** The last part of the path. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
