package io.attentivecourier.http;

import java.io.IOException;

/** An exchange had not ended when its time was over; its connection was cut. */
public final class NoEndInTime extends IOException {
  private static final long serialVersionUID = 1L;

  NoEndInTime(Exception found) {
    super("the exchange did not end in its time", found);
  }
}
