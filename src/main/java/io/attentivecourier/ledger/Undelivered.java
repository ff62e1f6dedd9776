package io.attentivecourier.ledger;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.SealedFile;

/** A sealed file that is not at the receiver, and the run that sealed it. */
public record Undelivered(RunId run, SealedFile file) {}
