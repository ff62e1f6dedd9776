package io.attentivecourier.page;

import io.attentivecourier.console.ConsoleRequest;

/**
 * What each page begins with.
 *
 * @param title of the page
 * @param current the address in the menu that it belongs to; empty for none
 * @param who the caller's name; null for somebody who is not signed in
 * @param formToken what its forms send back; empty where the caller has no session
 * @param style the address of the style sheet
 * @param refresh seconds after which the page is loaded again; 0 for never
 */
public record PageHead(
    String title, String current, String who, String formToken, String style, int refresh) {
  static PageHead of(ConsoleRequest request, String title, String current, int refresh) {
    String who = request.caller().name();
    return new PageHead(title, current, who, request.formToken(), StyleSheet.ADDRESS, refresh);
  }

  public boolean isCurrent(String address) {
    return current.equals(address);
  }

  public boolean isRefreshed() {
    return refresh > 0;
  }

  /** True for a person in a browser, who may sign out. */
  public boolean hasSession() {
    return !formToken.isEmpty();
  }
}
