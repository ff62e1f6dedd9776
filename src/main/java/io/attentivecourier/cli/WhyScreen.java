package io.attentivecourier.cli;

import io.attentivecourier.member.Finding;
import io.attentivecourier.member.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known of one person, without naming them. */
final class WhyScreen {
  private final Screen screen;

  WhyScreen(Screen screen) {
    this.screen = screen;
  }

  void show(Person person, List<Finding> findings) {
    if (!person.isSomebody()) {
      screen.line("that reads as no phone and no e-mail: looked for among the rejected rows only");
    }
    if (findings.isEmpty()) {
      screen.line("nothing is known: no list that is kept, and no rejected row");
      return;
    }
    Screen.Table table = new Screen.Table("lllll");
    table.row("date", "run", "segment", "", "file or rule");
    findings.forEach(one -> table.row(cells(one)));
    screen.table(table);
  }

  private static Object[] cells(Finding finding) {
    return new Object[] {
      finding.run().date(),
      finding.run(),
      finding.segment() == null ? "-" : finding.segment(),
      said(finding.what()),
      about(finding)
    };
  }

  private static String about(Finding finding) {
    return finding.rule() == null
        ? finding.file()
        : finding.rule() + ", row " + finding.row() + " of the result";
  }

  private static String said(Finding.What what) {
    return switch (what) {
      case DELIVERED -> "delivered";
      case HELD -> "in the list, which a guard holds";
      case WAITING -> "in the list, which waits to be sent";
      case PUT_ASIDE -> "in a file that was put aside, not sent";
      case LISTED -> "in the list, which was not sent";
      case NOT_LISTED -> "not in the result";
      case REJECTED -> "rejected";
      case NOT_LOOKED_INTO -> "packed or encrypted, not looked into";
    };
  }

  static Map<String, Object> document(String typed, List<Finding> findings) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("identifier", typed);
    document.put("findings", findings.stream().map(WhyScreen::document).toList());
    return document;
  }

  private static Map<String, Object> document(Finding finding) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("date", finding.run().date().toString());
    document.put("run", finding.run().toString());
    document.put("pipeline", finding.run().pipeline());
    document.put("segment", finding.segment());
    document.put("state", finding.what().name());
    document.put("rule", finding.rule());
    document.put("row", finding.row());
    document.put("file", finding.file());
    return document;
  }
}
