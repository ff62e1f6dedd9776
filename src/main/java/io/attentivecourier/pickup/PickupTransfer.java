package io.attentivecourier.pickup;

import java.io.IOException;

/**
 * Files that get their final names together, and what surrounds each of their steps. It is the body
 * of a message to {@code pickup:upload}, {@code pickup:check} and {@code pickup:publish}.
 *
 * <p>Each step may be repeated after a fault, in the order upload, check, publish.
 */
public interface PickupTransfer {
  /**
   * Sends the bytes, under temporary names unless the settings say otherwise.
   *
   * @throws PickupFault if the receiver or the connection failed
   */
  void upload() throws IOException;

  /**
   * Reads every size back before any of the files gets its final name.
   *
   * @throws PickupFault if the receiver has less than was sent
   */
  void check();

  /**
   * Gives each file its final name, by one rename.
   *
   * @throws PickupFault if a file that is not ours has one of the names, or a rename is refused
   */
  void publish() throws IOException;
}
