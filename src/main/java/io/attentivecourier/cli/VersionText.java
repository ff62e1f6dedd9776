package io.attentivecourier.cli;

import io.attentivecourier.home.BuildInfo;
import io.attentivecourier.screen.Screen;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;

/** The version of the product, and of what it stands on: the first thing that a report needs. */
record VersionText(BuildInfo build, String camel, String java) {
  private static final String NAME = "attentive-courier";

  static VersionText read() {
    return new VersionText(
        BuildInfo.read(),
        String.valueOf(CamelContext.class.getPackage().getImplementationVersion()),
        "%s (%s)".formatted(Runtime.version(), System.getProperty("java.vm.name")));
  }

  /** The product alone, for a line with more to say. */
  String product() {
    return "%s %s (%s)".formatted(NAME, build.version(), build.commit());
  }

  void show(Screen screen) {
    screen.line("%s %s, commit %s".formatted(NAME, build.version(), build.commit()));
    screen.line("Camel %s, Java %s".formatted(camel, java));
    screen.document(document());
  }

  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("version", build.version());
    document.put("commit", build.commit());
    document.put("camel", camel);
    document.put("java", java);
    return document;
  }
}
