package io.attentivecourier.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TryTest {
  @RegisterExtension static final Morning morning = new Morning();

  @Test
  void x() throws Exception {
    System.out.println(morning.address());
  }
}
