package io.attentivecourier.ledger;

/** A step of a sealed file; its newest step says how far it is. */
public enum FileStep {
  UPLOADING(false),
  /** The file is whole at the receiver, under its temporary name. */
  STORED(false),
  /** The rename was requested: from here on the final name may exist there. */
  RENAMING(false),
  DELIVERED(true),
  /** The file is given up for now; it is kept, and a later start may send it. */
  FAILED(false),
  SUPERSEDED(true),
  DATE_PASSED(true);

  private final boolean last;

  FileStep(boolean last) {
    this.last = last;
  }

  /** True if nothing more will be done with the file. */
  public boolean isFinal() {
    return last;
  }
}
