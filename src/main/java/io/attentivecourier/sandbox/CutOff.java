package io.attentivecourier.sandbox;

import java.io.IOException;

/** The connection is to end here, without another word. */
final class CutOff extends IOException {

  private static final long serialVersionUID = 1L;

  CutOff() {
    super("cut off as asked");
  }
}
