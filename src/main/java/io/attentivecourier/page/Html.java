package io.attentivecourier.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Renders the templates of {@code src/main/jte}, which escape each value that they are given. */
final class Html {
  private static final String PACKAGE = "io.attentivecourier.page.html";

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Html.class.getClassLoader(), PACKAGE);

  private Html() {}

  /**
   * @param template like {@code today.jte}
   * @param values by the name of the template's parameter
   */
  static String of(String template, Map<String, Object> values) {
    StringOutput output = new StringOutput();
    TEMPLATES.render(template, values, output);
    return output.toString();
  }
}
