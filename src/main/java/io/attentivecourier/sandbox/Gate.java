package io.attentivecourier.sandbox;

import java.io.IOException;
import java.util.Map;

/**
 * What every call passes, in this order: the pace, the token, the permission, the faults that were
 * asked for. A call that is refused here takes no fault from the queue.
 */
final class Gate {

  private final ApiOptions options;
  private final Pace pace;
  private final Requests requests;
  private final ApiFaults faults;
  private final Breaches breaches;

  Gate(ApiOptions options, Requests requests, ApiFaults faults, Breaches breaches) {
    this.options = options;
    this.pace = new Pace(options.clock(), options.limits());
    this.requests = requests;
    this.faults = faults;
    this.breaches = breaches;
  }

  Answer pass(Endpoint endpoint, Call call, HttpPort.Door door) throws IOException {
    requests.arrived(endpoint);
    if (endpoint == Endpoint.RESULT) {
      return struck(endpoint, call, door);
    }
    Pace.Place place = pace.take(endpoint);
    return place.on(admitted(endpoint, call, place, door));
  }

  private Answer admitted(Endpoint endpoint, Call call, Pace.Place place, HttpPort.Door door)
      throws IOException {
    if (!place.free()) {
      breaches.add("more than " + place.limit() + " requests a second at " + endpoint);
      return Answer.empty(429);
    }
    if (endpoint == Endpoint.UNKNOWN) {
      return notFound(call);
    }
    if (call.authorization().filter(("Bearer " + options.key())::equals).isEmpty()) {
      return Answer.empty(401);
    }
    return options.forbidden().contains(endpoint)
        ? Answer.empty(403)
        : struck(endpoint, call, door);
  }

  private Answer notFound(Call call) {
    return Answer.json(
        404,
        Map.of(
            "timestamp",
            options.clock().instant().toString(),
            "path",
            call.path(),
            "status",
            404,
            "error",
            "Not Found"));
  }

  private Answer struck(Endpoint endpoint, Call call, HttpPort.Door door) throws IOException {
    ApiFault fault = faults.take(endpoint).orElse(null);
    return fault == null ? door.answer(call) : struck(fault, call, door);
  }

  private Answer struck(ApiFault fault, Call call, HttpPort.Door door) throws IOException {
    switch (fault.kind()) {
      case STATUS:
        Answer answer = Answer.empty(fault.status());
        return fault.retryAfter().map(value -> answer.with("Retry-After", value)).orElse(answer);
      case CUT_BEFORE_READING:
        throw new CutOff();
      case HANG:
        throw faults.hang();
      case CUT_IN_ANSWER:
        return door.answer(call).cut();
      default:
        door.answer(call);
        throw fault.kind() == ApiFault.Kind.HANG_AFTER_TAKING ? faults.hang() : new CutOff();
    }
  }
}
