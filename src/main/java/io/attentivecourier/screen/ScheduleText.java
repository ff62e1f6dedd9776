package io.attentivecourier.screen;

import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Quartz expression in words, where it is of the kind that most are; else as it is written. */
public final class ScheduleText {
  /** Second 0 of one minute of one hour, on days of the week or on all. */
  private static final Pattern TIME_OF_DAY =
      Pattern.compile("0 (\\d{1,2}) (\\d{1,2}) (?:\\* \\* \\?|\\? \\* (\\S+))");

  private ScheduleText() {}

  /**
   * @param cron null for a pipeline that is started by hand
   */
  public static String of(String cron, ZoneId zone) {
    if (cron == null) {
      return "by hand";
    }
    Matcher form = TIME_OF_DAY.matcher(cron.strip());
    if (!form.matches()) {
      return cron + " " + zone;
    }
    String days = form.group(3) == null || form.group(3).equals("*") ? "daily" : form.group(3);
    int hour = Integer.parseInt(form.group(2));
    return "%s at %02d:%02d %s".formatted(days, hour, Integer.parseInt(form.group(1)), zone);
  }
}
