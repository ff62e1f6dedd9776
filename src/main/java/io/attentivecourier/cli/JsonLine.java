package io.attentivecourier.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line for programs: {@code courier.log.format=json}, one document a line. */
public final class JsonLine extends LogLine {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A message that is about a run names it; so each line of a run is found by its field. */
  private static final Pattern RUN =
      Pattern.compile(
          "(?<![\\w.-])\\d{4}-\\d{2}-\\d{2}\\.([a-z0-9-]{1,40})\\.[1-9]\\d{0,8}(?![\\w-])");

  @Override
  public String convert(ILoggingEvent event) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", time(event));
    line.put("level", event.getLevel().toString());
    line.put("logger", logger(event));
    line.put("message", message(event));
    fields(event).forEach(field -> line.put(field.key, value(field)));
    addRun(line);
    String trace = trace(event);
    if (trace != null) {
      line.put("trace", trace);
    }
    return json(line);
  }

  private static void addRun(Map<String, Object> line) {
    Matcher run = RUN.matcher(line.get("message").toString());
    if (!line.containsKey("run") && run.find()) {
      line.put("run", run.group());
      line.put("pipeline", run.group(1));
    }
  }

  private static String json(Map<String, Object> line) {
    try {
      return MAPPER.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a line of the log that is no JSON", e);
    }
  }
}
