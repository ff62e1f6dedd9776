package io.attentivecourier.page;

import java.util.Map;

/** Asks a browser for a token. */
public final class SignInPage {
  private SignInPage() {}

  /**
   * @param problem what was wrong with the last try; empty for the first
   * @param again true if the browser should ask once more by itself: after a link of another site
   *     it keeps its cookies back, and who is signed in would be asked anew
   */
  public static String html(String problem, boolean again) {
    PageHead head = PageHead.open("Sign in", again ? "0;url=/sign-in" : null);
    return Html.of("sign-in.jte", Map.of("head", head, "problem", problem));
  }
}
