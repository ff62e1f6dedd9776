package io.attentivecourier.mcp;

/**
 * A message that is answered with an error. Its text repeats nothing of the message: a model may
 * have put a person there.
 */
final class RpcFault extends Exception {
  private final RpcCode code;

  RpcFault(RpcCode code, String text) {
    super(text);
    this.code = code;
  }

  int code() {
    return code.number;
  }

  /** The codes of JSON-RPC 2.0; the last one is of those that a server chooses. */
  enum RpcCode {
    NO_JSON(-32700),
    NO_REQUEST(-32600),
    UNKNOWN_METHOD(-32601),
    WRONG_PARAMETERS(-32602),
    TOO_MANY(-32000);

    private final int number;

    RpcCode(int number) {
      this.number = number;
    }
  }
}
