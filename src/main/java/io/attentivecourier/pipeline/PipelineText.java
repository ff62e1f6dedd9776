package io.attentivecourier.pipeline;

import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.settings.Destination;
import java.io.IOException;

/**
 * A pipeline's file as a command has read it: once, so that the destination for which a courier
 * starts and the route that it runs are of one text, also while somebody saves the file.
 */
public final class PipelineText {
  private final String name;
  private final HomeFile file;
  private final IOException fault;

  private PipelineText(String name, HomeFile file, IOException fault) {
    this.name = name;
    this.file = file;
    this.fault = fault;
  }

  /** Reads it; that it cannot be read is told when it is to run. */
  public static PipelineText read(Home home, String name) {
    try {
      return new PipelineText(name, HomeFile.read(home, PipelineFiles.file(home, name)), null);
    } catch (IOException unread) {
      return new PipelineText(name, null, unread);
    }
  }

  public String name() {
    return name;
  }

  /** True if it names that destination anywhere, also beside another or in a comment. */
  public boolean names(Destination destination) {
    return PipelineShape.destinationsIn(text()).anyMatch(destination::equals);
  }

  /**
   * The destination that it names, where it names one: for what the settings lack, before anything
   * is started.
   */
  public Destination destination() {
    return PipelineShape.destinationsIn(text()).findFirst().orElse(Destination.SEGMENTS);
  }

  /** The same for who reads of it: without what only a loaded pipeline tells. */
  PipelineCard card(Home home, Configured configured) {
    String path = HomeFile.name(home, PipelineFiles.file(home, name));
    return new PipelineCard(configured, destination(), null, path, text(), null);
  }

  /** Empty where it cannot be read. */
  String text() {
    return file == null ? "" : file.text();
  }

  HomeFile file() throws IOException {
    if (fault != null) {
      throw fault;
    }
    return file;
  }
}
