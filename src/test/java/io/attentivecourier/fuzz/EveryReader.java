package io.attentivecourier.fuzz;

import io.attentivecourier.api.AnswerBytes;
import io.attentivecourier.api.ResultBytes;
import io.attentivecourier.cli.CanaryBytes;
import io.attentivecourier.known.AskedBytes;
import io.attentivecourier.known.KnownBytes;
import io.attentivecourier.known.RejectedBytes;
import io.attentivecourier.known.SnapshotBytes;
import io.attentivecourier.ledger.LedgerBytes;
import io.attentivecourier.pack.PgpKeyBytes;
import io.attentivecourier.pickup.KnownHostsBytes;
import io.attentivecourier.pickup.ListingBytes;
import io.attentivecourier.pipeline.PipelineBytes;
import io.attentivecourier.settings.SettingsBytes;
import io.attentivecourier.settings.TemplateBytes;
import io.attentivecourier.warehouse.QueryBytes;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken bytes are refused in words, or mean what they say. */
abstract class EveryReader {
  @TempDir Path folder;

  abstract Duration time();

  private void breakBytesOf(ForeignBytes reader) throws Exception {
    new Fuzz(reader).run(time());
  }

  @Test
  void settings() throws Exception {
    breakBytesOf(new SettingsBytes(folder));
  }

  @Test
  void placeholdersAndTemplates() throws Exception {
    breakBytesOf(new TemplateBytes(folder));
  }

  @Test
  void pipelines() throws Exception {
    try (PipelineBytes reader = new PipelineBytes(folder)) {
      breakBytesOf(reader);
    }
  }

  @Test
  void resultLines() throws Exception {
    breakBytesOf(new ResultBytes());
  }

  @Test
  void answersOfTheApi() throws Exception {
    breakBytesOf(new AnswerBytes());
  }

  @Test
  void knownHosts() throws Exception {
    breakBytesOf(new KnownHostsBytes(folder));
  }

  @Test
  void namesInAReceiversFolder() throws Exception {
    breakBytesOf(new ListingBytes());
  }

  @Test
  void whoWasAsked() throws Exception {
    breakBytesOf(new AskedBytes(folder));
  }

  @Test
  void pgpKeys() throws Exception {
    breakBytesOf(new PgpKeyBytes(folder));
  }

  @Test
  void peopleOfACanary() throws Exception {
    breakBytesOf(new CanaryBytes(folder));
  }

  @Test
  void rejectedRows() throws Exception {
    breakBytesOf(new RejectedBytes(folder));
  }

  @Test
  void memberSnapshots() throws Exception {
    breakBytesOf(new SnapshotBytes(folder));
  }

  @Test
  void knownPeople() throws Exception {
    breakBytesOf(new KnownBytes(folder));
  }

  @Test
  void queries() throws Exception {
    try (QueryBytes reader = new QueryBytes()) {
      breakBytesOf(reader);
    }
  }

  @Test
  void aLedger() throws Exception {
    breakBytesOf(new LedgerBytes(folder));
  }
}
