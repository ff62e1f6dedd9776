package io.attentivecourier.http;

import java.net.UnknownHostException;

/** A result lies where only this machine or its own network can reach. Nothing was sent there. */
public final class NoPublicAddress extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  NoPublicAddress() {
    super("the result lies at an address of this machine or of its own network");
  }
}
