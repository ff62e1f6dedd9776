package io.attentivecourier.member;

import java.io.IOException;

/** Takes hashes one by one. */
@FunctionalInterface
interface HashSink {
  void add(long hash) throws IOException;
}
