package io.attentivecourier.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.fuzz.ForeignBytes;
import io.attentivecourier.home.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What stands in braces: placeholders, and the templates of names. */
public final class TemplateBytes implements ForeignBytes {
  private final Placeholders placeholders;

  public TemplateBytes(Path folder) {
    placeholders = new Placeholders(Home.at(folder), Map.of("WORD", "word"));
  }

  @Override
  public List<byte[]> samples() {
    return Stream.of(
            "{{ campaign_name }}_{{ group_name }}",
            "A-{{group_name}} b",
            "jdbc:x://{{env:WORD}}/{{ env: WORD }}?a={{file:none}}",
            "a {{  env:    WORD    }} b")
        .map(text -> text.getBytes(UTF_8))
        .toList();
  }

  /** What has no placeholder stays as it is; a template is one name's, and reads as it shows. */
  @Override
  public void read(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    try {
      String filled = placeholders.fill("key", text);
      assertTrue(Placeholders.in(text) ? filled.contains("word") : filled.equals(text));
    } catch (SettingsFault refused) {
      assertTrue(Placeholders.in(text));
    }
    NameTemplate template = NameTemplate.parse(text);
    assertEquals(template, NameTemplate.parse(template.toString()));
    assertTrue(template.name("Winback", "A").matches("[A-Za-z0-9 _-]+"));
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(IllegalArgumentException.class);
  }
}
