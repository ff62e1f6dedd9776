package io.attentivecourier.pickup;

/** A call to the server: the same status means another fault in each. */
enum Step {
  CONNECT("no connection to ", SftpStep.STAT),
  PUT("could not store ", SftpStep.OPEN),
  STAT("could not ask for ", SftpStep.STAT),
  LIST("could not list ", SftpStep.LIST),
  READ("could not read ", SftpStep.READ),
  RENAME("could not rename to ", SftpStep.RENAME),
  PLAIN_RENAME("could not rename to ", SftpStep.RENAME),
  DELETE("could not remove ", SftpStep.DELETE);

  private final String failed;
  private final SftpStep asks;

  Step(String failed, SftpStep asks) {
    this.failed = failed;
    this.asks = asks;
  }

  String failed(String subject) {
    return failed + subject;
  }

  /** The request that it is mostly about. */
  SftpStep asks() {
    return asks;
  }
}
