package io.attentivecourier.page;

import io.attentivecourier.console.PageAnswer;
import java.util.Map;

/** The page in place of one that is not there, or not for this caller: the two look the same. */
final class Missing {
  private Missing() {}

  static PageAnswer answer(Visit visit) {
    return PageAnswer.html(
        404, Html.of("missing.jte", Map.of("head", visit.head("Not there", ""))));
  }
}
