package io.attentivecourier.fuzz;

import java.util.List;

/** What reads bytes that others wrote: people, servers, a disk. */
public interface ForeignBytes {
  /** Good ones, and such as come near to harm. */
  List<byte[]> samples() throws Exception;

  /**
   * Reads them.
   *
   * @throws Exception of {@link #refusals}, or an {@link AssertionError} where what was read cannot
   *     have been meant
   */
  void read(byte[] bytes) throws Exception;

  /** What its callers know how to tell. */
  List<Class<? extends Exception>> refusals();
}
