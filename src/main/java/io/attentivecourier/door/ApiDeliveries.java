package io.attentivecourier.door;

import io.attentivecourier.run.RunId;

public final class ApiDeliveries {
  ApiDelivery open(RunId run) {
    return new ApiDelivery();
  }
}
