package io.attentivecourier.door;

import io.attentivecourier.run.Reason;
import java.util.Optional;

public final class ApiDelivery {
  Optional<Reason> fault() {
    return Optional.empty();
  }
}
