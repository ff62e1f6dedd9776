package io.attentivecourier.screen;

import io.attentivecourier.ledger.Pause;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The documents of acts that begin no run. */
public final class ActDocument {
  private static final String PIPELINE = "pipeline";
  private static final String NEXT = "next";

  private ActDocument() {}

  public static Map<String, Object> pause(Pause pause) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(PIPELINE, pause.pipeline());
    document.put("paused", true);
    document.putAll(PausedText.document(pause));
    document.put(NEXT, "courier resume " + pause.pipeline());
    return document;
  }

  /**
   * @param ended the pause that is over; empty where there was none
   */
  public static Map<String, Object> resume(String pipeline, Optional<Pause> ended, String who) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(PIPELINE, pipeline);
    document.put("paused", false);
    ended.ifPresent(pause -> document.putAll(PausedText.document(pause)));
    ended.ifPresent(pause -> document.put("until", pause.until().toString()));
    document.put("resumedBy", ended.isPresent() ? who : null);
    document.put(NEXT, "courier run " + pipeline);
    return document;
  }

  /**
   * @param owner the pipeline that it belonged to
   */
  public static Map<String, Object> retire(String segment, String owner) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("segment", segment);
    document.put(PIPELINE, owner);
    document.put("state", "RETIRED");
    return document;
  }
}
