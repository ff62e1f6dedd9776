package io.attentivecourier.console;

/** A request that no endpoint answers; it has its answer with it. */
final class RefusedRequest extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient PageAnswer answer;

  RefusedRequest(PageAnswer answer) {
    super(null, null, false, false);
    this.answer = answer;
  }

  RefusedRequest(int status, String text) {
    this(PageAnswer.line(status, text));
  }

  PageAnswer answer() {
    return answer;
  }
}
