package io.attentivecourier.settings;

/** A value that does not fit, where more can be said than what was expected. */
final class Unfit extends IllegalArgumentException {
  private final String mend;

  /**
   * @param fault what is wrong, in one clause
   * @param mend what to do or type next
   */
  Unfit(String fault, String mend) {
    super(fault);
    this.mend = mend;
  }

  String mend() {
    return mend;
  }
}
