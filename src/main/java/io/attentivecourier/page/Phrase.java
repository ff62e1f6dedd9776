package io.attentivecourier.page;

/**
 * A part of a sentence.
 *
 * @param href where it leads to; null where it leads nowhere
 * @param kind how it stands out
 */
public record Phrase(String text, String href, PhraseKind kind) {

  /** How a part of a sentence stands out. */
  public enum PhraseKind {
    PLAIN,
    NAME,
    CODE
  }

  static Phrase plain(String text) {
    return new Phrase(text, null, PhraseKind.PLAIN);
  }

  static Phrase name(String text, String href) {
    return new Phrase(text, href, PhraseKind.NAME);
  }

  static Phrase link(String text, String href) {
    return new Phrase(text, href, PhraseKind.PLAIN);
  }

  static Phrase code(String text) {
    return new Phrase(text, null, PhraseKind.CODE);
  }

  public boolean isName() {
    return kind == PhraseKind.NAME;
  }

  public boolean isCode() {
    return kind == PhraseKind.CODE;
  }
}
