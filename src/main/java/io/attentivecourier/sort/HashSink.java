package io.attentivecourier.sort;

import java.io.IOException;

/** Takes hashes one by one. */
@FunctionalInterface
public interface HashSink {
  void add(long hash) throws IOException;
}
