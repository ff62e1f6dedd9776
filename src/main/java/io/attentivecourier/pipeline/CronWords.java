package io.attentivecourier.pipeline;

import io.attentivecourier.settings.Nearest;
import io.attentivecourier.settings.SettingsFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.support.PluginHelper;
import org.quartz.CronExpression;

/** A schedule as its file says it, and which word of it Quartz would not take. */
final class CronWords {
  private static final String LIKE = "like 0 15 9 * * ?";
  private static final List<String> FIELDS =
      List.of(
          "second (0 to 59)",
          "minute (0 to 59)",
          "hour (0 to 23)",
          "day of the month (1 to 31)",
          "month (1 to 12, or JAN to DEC)",
          "weekday (1 to 7, or SUN to SAT)",
          "year (1970 to 2099)");

  /** A field is tried among these. */
  private static final List<String> GOOD = List.of("0", "0", "0", "*", "*", "?");

  private static final int SHORTEST = 6;
  private static final int DAY = 3;
  private static final int WEEKDAY = 5;

  /** Set by the courier itself; twice they would be a list. */
  private static final Set<String> OURS =
      Set.of("stateful", "trigger.misfireInstruction", "trigger.timeZone");

  private final HomeFile file;

  CronWords(HomeFile file) {
    this.file = file;
  }

  /**
   * @throws SettingsFault that names the parameter or the field
   */
  String cron(CamelContext context, Map<String, Object> parameters) throws Exception {
    for (String name : parameters.keySet()) {
      requireKnown(context, name);
    }
    if (!parameters.containsKey("cron")) {
      throw fault("cron", "has no cron", LIKE);
    }
    String cron = String.valueOf(parameters.get("cron")).replace('+', ' ').strip();
    require(cron);
    return cron;
  }

  private void requireKnown(CamelContext context, String name) {
    if (OURS.contains(name)) {
      throw fault(name, "sets " + name + ", which is set for it", "remove it");
    }
    Set<String> known = known(context);
    if (!known.contains(name) && !name.startsWith("trigger.") && !name.startsWith("job.")) {
      Optional<String> near = Nearest.close(name, known);
      throw fault(
          name,
          name + " is no parameter of a schedule",
          near.map(word -> "did you mean " + word + "?").orElse("write cron: 0 15 9 * * ?"));
    }
  }

  private static Set<String> known(CamelContext context) {
    EndpointUriFactory quartz =
        PluginHelper.getUriFactoryResolver(context).resolveFactory("quartz", context);
    return new TreeSet<>(quartz.propertyNames());
  }

  private void require(String cron) {
    String[] fields = cron.split("\\s+");
    if (fields.length < SHORTEST || fields.length > FIELDS.size()) {
      throw fault(
          "cron",
          "has %d fields in its cron: Quartz wants 6, seconds first".formatted(fields.length),
          suggestion(fields));
    }
    bad(fields).ifPresent(this::refuse);
    if (!CronExpression.isValidExpression(cron)) {
      throw fault("cron", together(fields), LIKE);
    }
  }

  private void refuse(String fault) {
    throw fault("cron", fault, LIKE);
  }

  /** A crontab's line with the seconds before it, where weekdays, counted otherwise, are open. */
  private static String suggestion(String[] fields) {
    boolean open = fields.length == SHORTEST - 1 && fields[WEEKDAY - 1].equals("*");
    List<String> six = new ArrayList<>(List.of("0"));
    six.addAll(Arrays.asList(fields));
    six.set(six.size() - 1, "?");
    String line = String.join(" ", six);
    return open && CronExpression.isValidExpression(line)
        ? "write " + line
        : LIKE + " (weekdays count from SUN = 1)";
  }

  private static Optional<String> bad(String[] fields) {
    return IntStream.range(0, fields.length)
        .filter(at -> !isGood(fields[at], at))
        .mapToObj(at -> fields[at] + " in its cron is no " + FIELDS.get(at))
        .findFirst();
  }

  private static boolean isGood(String field, int at) {
    List<String> fields = new ArrayList<>(GOOD);
    if (at == fields.size()) {
      fields.add(field);
    } else {
      fields.set(at, field);
    }
    if (at == WEEKDAY && !field.equals("?")) {
      fields.set(DAY, "?");
    }
    if (at == DAY && field.equals("?")) {
      fields.set(WEEKDAY, "*");
    }
    return CronExpression.isValidExpression(String.join(" ", fields));
  }

  private static String together(String[] fields) {
    return fields[DAY].equals("?") == fields[WEEKDAY].equals("?")
        ? "names both a day and a weekday in its cron: one of the two has to be ?"
        : "has no cron that Quartz reads";
  }

  private SettingsFault fault(String parameter, String fault, String fix) {
    return new SettingsFault(file.name(), where(parameter) + fault, fix);
  }

  /** Below the address: its route may have a key of that name too. */
  private String where(String parameter) {
    Optional<HomeFile.Position> start = file.place("quartz:", 1);
    return file.key(parameter, start.map(HomeFile.Position::line).orElse(1))
        .or(() -> start)
        .map(HomeFile.Position::words)
        .orElse("");
  }
}
