package io.attentivecourier.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A form by which somebody acts. What it asks for is judged again where it is done.
 *
 * @param act its id on the page, such as {@code release}
 * @param title in words
 * @param action where it is sent to
 * @param text what it does, in one or two sentences
 * @param button what the button says
 */
public record ActForm(
    String act,
    String title,
    String action,
    String text,
    List<FormField> fields,
    String button,
    String token) {
  public ActForm {
    fields = List.copyOf(fields);
  }

  /**
   * A field of a form.
   *
   * @param kind {@code text} or {@code check}
   * @param value what stands in it at first
   */
  public record FormField(
      String name, String label, String help, String kind, String value, boolean isRequired) {
    public boolean isCheck() {
      return kind.equals("check");
    }
  }

  static FormField reason(boolean isRequired) {
    return new FormField(
        "reason",
        isRequired ? "Reason" : "Reason (if there is one)",
        "In your words; the ledger keeps it with your name.",
        "text",
        "",
        isRequired);
  }

  static FormField check(String name, String label, String help) {
    return new FormField(name, label, help, "check", "true", false);
  }

  static FormField text(String name, String label, String help, String value, boolean required) {
    return new FormField(name, label, help, "text", value, required);
  }

  /** The same form, which asks for the pipeline's name too: what it does may text people. */
  ActForm withTypedName(String pipeline) {
    List<FormField> more = new ArrayList<>(fields);
    more.add(
        text(
            "pipeline",
            "Type the pipeline's name: " + pipeline,
            "It signs people up, and each of them may get a text at once.",
            "",
            true));
    return new ActForm(act, title, action, text, more, button, token);
  }
}
