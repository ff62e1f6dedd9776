package io.attentivecourier.door;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.pickup.PartName;
import io.attentivecourier.run.RunId;

/** What the ledger knows of uploads that lie at the receiver under a temporary name. */
record OwnUploads(Ledger ledger) {
  /** Delivered, superseded or out of date: no process uploads it again. */
  boolean isEnded(PartName part) {
    return isOurs(part)
        && ledger.undelivered(RunId.parse(part.run())).stream()
            .noneMatch(file -> file.name().equals(part.name()));
  }

  /** The run and the file are in this home's ledger; another home's may lie in the same folder. */
  boolean isOurs(PartName part) {
    try {
      return ledger.sealed(RunId.parse(part.run()), part.name()).isPresent();
    } catch (IllegalArgumentException noRun) {
      return false;
    }
  }
}
