package io.attentivecourier.page;

import io.attentivecourier.console.OpenPages;
import io.attentivecourier.settings.Fault;
import java.util.Map;

/** Asks a browser for a token, and tells it what is not answered. */
public final class PlainPages implements OpenPages {
  /** After a link of another site it keeps its cookies back, and would be asked anew. */
  private static final String ONCE_MORE = "0;url=/sign-in";

  @Override
  public String signIn(String problem, boolean again) {
    PageHead head = PageHead.open("Sign in", again ? ONCE_MORE : null);
    return Html.of("sign-in.jte", Map.of("head", head, "problem", problem));
  }

  @Override
  public String refused(Fault fault) {
    PageHead head = PageHead.open("Not answered", null);
    return Html.of("refused.jte", Map.of("head", head, "fault", fault));
  }
}
