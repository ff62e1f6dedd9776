package io.attentivecourier.page;

import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.console.PageAnswer;
import io.attentivecourier.console.Role;
import io.attentivecourier.row.OpenNames;
import io.attentivecourier.screen.SettingText;
import io.attentivecourier.settings.SettingInForce;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Shows each setting with the value that holds, and where it comes from; secrets are masked. */
public final class SettingsPage {
  private static final Pattern OF_PIPELINE =
      Pattern.compile("courier\\.pipeline\\.([a-z0-9-]{1,40})\\..*");

  /** Settings that hold SQL. */
  private static final Pattern SQL = Pattern.compile("(?i).*(query|sql)");

  private final Visits visits;
  private final Supplier<Stream<SettingInForce>> settings;

  /** A setting; {@code isSet} is true where it is no default. */
  public record SettingView(
      String name, String value, String source, String fallback, String meaning, boolean isSet) {}

  /**
   * @param settings those of the home as its files stand now
   */
  SettingsPage(Visits visits, Supplier<Stream<SettingInForce>> settings) {
    this.visits = visits;
    this.settings = settings;
  }

  PageAnswer answer(ConsoleRequest request) {
    Visit visit = visits.of(request);
    String word = request.query("word").orElse("");
    List<SettingView> shown =
        settings
            .get()
            .filter(one -> isThere(visit, one.key()))
            .filter(one -> word.isEmpty() || one.isAbout(word))
            .map(one -> view(visit, one))
            .toList();
    Map<String, Object> values = new HashMap<>();
    values.put("head", visit.head("Settings", "/settings"));
    values.put("settings", shown);
    values.put("word", word);
    return PageAnswer.html(200, Html.of("settings.jte", values));
  }

  /** A setting of a pipeline is there for whom the pipeline is. */
  private static boolean isThere(Visit visit, String key) {
    Matcher own = OF_PIPELINE.matcher(key);
    return !own.matches() || visit.caller().sees(own.group(1));
  }

  private static SettingView view(Visit visit, SettingInForce one) {
    boolean isSet = !one.source().equals("default");
    return new SettingView(
        SettingText.name(one),
        value(visit, one, isSet),
        one.source(),
        SettingText.fallback(one).orElse(""),
        SettingText.plain(one.meaning()),
        isSet);
  }

  private static String value(Visit visit, SettingInForce one, boolean isSet) {
    boolean isHidden =
        isSet
            && SQL.matcher(one.key().toLowerCase(Locale.ROOT)).matches()
            && !visit.caller().may(Role.OPERATOR);
    return isHidden ? "for the role operator" : OpenNames.shown(SettingText.value(one));
  }
}
