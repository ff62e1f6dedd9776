package io.attentivecourier.page;

import io.attentivecourier.console.ConsoleRequest;

/**
 * What each page begins with.
 *
 * @param title of the page
 * @param current the address in the menu that it belongs to; empty for none, null without a menu
 * @param who the caller's name; null for somebody who is not signed in
 * @param formToken what its forms send back; empty where the caller has no session
 * @param refresh after how many seconds which page is loaded; null for never
 */
public record PageHead(String title, String current, String who, String formToken, String refresh) {

  private static final String STYLE = StaticFile.STYLE.address();
  private static final String ICON = StaticFile.ICON.address();

  /**
   * @param refresh seconds after which the page is loaded again; 0 for never
   */
  static PageHead of(ConsoleRequest request, String title, String current, int refresh) {
    return new PageHead(
        title,
        current,
        request.caller().name(),
        request.formToken(),
        refresh == 0 ? null : Integer.toString(refresh));
  }

  /** Of a page for whoever comes. */
  static PageHead open(String title, String refresh) {
    return new PageHead(title, null, null, "", refresh);
  }

  public String style() {
    return STYLE;
  }

  public String icon() {
    return ICON;
  }

  public boolean hasMenu() {
    return current != null;
  }

  public boolean isCurrent(String address) {
    return current.equals(address);
  }

  /** True for a person in a browser, who may sign out. */
  public boolean hasSession() {
    return !formToken.isEmpty();
  }
}
