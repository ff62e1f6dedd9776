package io.attentivecourier.pickup;

/** A call to the server: the same status means another fault in each. */
enum Step {
  CONNECT("no connection to "),
  PUT("could not store "),
  LIST("could not list "),
  READ("could not read "),
  RENAME("could not rename to "),
  DELETE("could not remove ");

  private final String failed;

  Step(String failed) {
    this.failed = failed;
  }

  String failed(String subject) {
    return failed + subject;
  }
}
