package io.attentivecourier.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.SettingsFault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhateverALineHoldsTheNextOneIsReadTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":\"last\",\"method\":\"ping\"}";

  /** What a line is answered with: the code of an error, or -; and with which id. */
  @ParameterizedTest
  @CsvFileSource(resources = "/mcp/lines.txt", delimiter = '|', quoteCharacter = '`')
  void aLineIsAnsweredByItsKindAndRepeatsNothing(String code, String id, String line)
      throws Exception {
    List<JsonNode> answers = answers(line, PING);

    assertEquals("last", answers.get(answers.size() - 1).path("id").asText());
    if (code.equals("nothing")) {
      assertEquals(1, answers.size(), answers::toString);
      return;
    }
    assertEquals(2, answers.size(), answers::toString);
    JsonNode answer = answers.get(0);
    assertEquals(code, answer.path("error").path("code").asText("-"), answer::toString);
    assertEquals(id, answer.path("id").toString());
    assertFalse(answer.toString().contains("0199"), answer::toString);
  }

  @Test
  void aLineOfTenMegabytesIsPassedOverInASmallHeap() throws Exception {
    String line = PING.replace("ping", "p".repeat(10_000_000));

    List<JsonNode> answers = answers(line, PING);

    assertEquals(-32600, answers.get(0).path("error").path("code").asInt());
    assertEquals("last", answers.get(1).path("id").asText());
  }

  @Test
  void aHundredThousandBracketsAreNoJson() throws Exception {
    List<JsonNode> answers = answers("[".repeat(100_000), PING);

    assertEquals(-32700, answers.get(0).path("error").path("code").asInt());
    assertEquals(2, answers.size());
  }

  @Test
  void bytesThatAreNoTextAreNoJson() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    byte[] lines = ("\u00ff\u00fe\u0000\n" + PING + "\r\n").getBytes(StandardCharsets.ISO_8859_1);

    new McpServer(new ByteArrayInputStream(lines), said, tools()).serve();

    assertEquals(-32700, read(said).get(0).path("error").path("code").asInt());
    assertEquals("last", read(said).get(1).path("id").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"})
  void theEditionThatAClientSpeaksIsSpoken(String edition) throws Exception {
    assertEquals(edition, spoken("\"" + edition + "\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2031-01-01\"", "\"\"", "7", "null", "{}"})
  void toAnUnknownEditionTheNewestIsTheAnswer(String edition) throws Exception {
    assertEquals("2025-11-25", spoken(edition));
  }

  private static String spoken(String edition) throws Exception {
    String line =
        "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
            + edition
            + "}}";
    return answers(line).get(0).path("result").path("protocolVersion").asText();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/mcp/arguments.txt", delimiter = '|', quoteCharacter = '`')
  void aWrongArgumentIsToldToTheModelWithWhatIsTaken(String said, String arguments)
      throws Exception {
    String line =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"echo\","
            + "\"arguments\":"
            + arguments
            + "}}";

    JsonNode result = answers(line).get(0).path("result");

    assertTrue(result.path("isError").asBoolean(), result::toString);
    String text = result.path("content").path(0).path("text").asText();
    assertTrue(text.contains(said), text);
    assertFalse(text.contains("0199"), text);
  }

  @Test
  void aToolThatFailsUnexpectedlyIsAnAnswerToo() throws Exception {
    List<JsonNode> answers =
        answers(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"break\"}}",
            PING);

    JsonNode broken =
        answers.stream().filter(one -> one.path("id").asText().equals("1")).findFirst().get();
    assertTrue(broken.path("result").path("isError").asBoolean(), answers::toString);
    assertEquals(2, answers.size());
  }

  /** A call waits for the one before it; a message without one does not. */
  @Test
  void moreCallsThanCanWaitAreRefusedAndNoneIsLost() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int call = 0; call < 200; call++) {
      lines.add(
          "{\"jsonrpc\":\"2.0\",\"id\":"
              + call
              + ",\"method\":\"tools/call\",\"params\":{\"name\":\"echo\",\"arguments\":{\"text\":\"a\"}}}");
    }

    List<JsonNode> answers = answers(lines.toArray(String[]::new));

    assertEquals(200, answers.size());
    assertTrue(
        answers.stream()
            .allMatch(
                one -> one.has("result") || one.path("error").path("code").asInt() == -32000));
  }

  private static List<JsonNode> answers(String... lines) throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    new McpServer(new ByteArrayInputStream(bytes), said, tools()).serve();
    return read(said);
  }

  private static List<JsonNode> read(ByteArrayOutputStream said) throws Exception {
    List<JsonNode> answers = new ArrayList<>();
    for (String line : said.toString(StandardCharsets.UTF_8).lines().toList()) {
      answers.add(JSON.readTree(line));
    }
    return answers;
  }

  private static Toolbox tools() {
    McpTool echo =
        new McpTool(
            "echo",
            "Says what it was told",
            true,
            List.of(
                ToolParameter.required("text", ToolParameter.Form.TEXT, "a text"),
                ToolParameter.optional("times", ToolParameter.Form.COUNT, "how often"),
                ToolParameter.optional("words", ToolParameter.Form.TEXTS, "more"),
                ToolParameter.optional("loud", ToolParameter.Form.FLAG, "in capitals")),
            asked -> Map.of("said", asked.required("text")));
    McpTool broken =
        new McpTool("break", "Breaks", true, List.of(), asked -> Map.of("a", 1 / zero()));
    return new Toolbox(
        List.of(echo, broken), Map.of("why", "it takes a person"), fault -> told(fault), "jane");
  }

  private static int zero() {
    return 0;
  }

  private static List<Fault> told(Exception fault) {
    return fault instanceof SettingsFault settings
        ? settings.faults()
        : List.of(new Fault("courier", "stopped", "look into the log"));
  }
}
