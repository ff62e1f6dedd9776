package io.attentivecourier.mcp;

/**
 * A message that is answered with an error. Its text repeats nothing of the message: a model may
 * have put a person there.
 */
final class RpcFault extends Exception {
  private final Kind kind;

  RpcFault(Kind kind, String text) {
    super(text);
    this.kind = kind;
  }

  int code() {
    return kind.code;
  }

  /** The codes of JSON-RPC 2.0; the last one is of those that a server chooses. */
  enum Kind {
    NO_JSON(-32700),
    NO_REQUEST(-32600),
    UNKNOWN_METHOD(-32601),
    WRONG_PARAMETERS(-32602),
    TOO_MANY(-32000);

    private final int code;

    Kind(int code) {
      this.code = code;
    }
  }
}
