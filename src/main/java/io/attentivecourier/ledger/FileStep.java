package io.attentivecourier.ledger;

/** What was last done with a sealed file. */
public enum FileStep {
  UPLOADING(false),
  /** Whole at the receiver, under its temporary name. */
  STORED(false),
  /** The rename was asked for: from here on its final name may exist there. */
  RENAMING(false),
  DELIVERED(true),
  /** Given up for now; it is kept, and a later start may send it. */
  FAILED(false),
  SUPERSEDED(true),
  DATE_PASSED(true);

  private final boolean last;

  FileStep(boolean last) {
    this.last = last;
  }

  /** Nothing more will be done with the file. */
  public boolean isFinal() {
    return last;
  }
}
