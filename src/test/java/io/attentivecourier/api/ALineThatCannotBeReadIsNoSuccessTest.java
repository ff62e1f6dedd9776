package io.attentivecourier.api;

import static io.attentivecourier.run.Outcome.APPLIED;
import static io.attentivecourier.run.Outcome.REFUSED;
import static io.attentivecourier.run.Outcome.UNCONFIRMED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.ledger.JobEnd;
import io.attentivecourier.run.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ALineThatCannotBeReadIsNoSuccessTest {
  private static final String A = "+12025550101";
  private static final String B = "+12025550102";
  private static final String C = "+12025550103";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<byte[]> sealed(String... phones) {
    return Stream.of(phones)
        .map(phone -> bytes("{\"identifiers\":{\"phone\":\"" + phone + "\"},\"attributes\":{}}"))
        .toList();
  }

  private static Results read(String... lines) {
    InputStream file = new ByteArrayInputStream(bytes(String.join("\n", lines)));
    return new ResultLines(sealed(A, B, C), 3).read(file);
  }

  private static String echo(String phone, int status) {
    return "{\"request\":{\"identifiers\":{\"phone\":\"%s\"}},\"response\":{\"status\":%d}}"
        .formatted(phone, status);
  }

  private static String bare(int status) {
    return "{\"response\":{\"status\":" + status + "}}";
  }

  @Test
  void aPersonIsFoundByTheEcho() {
    Results results = read(echo(C, 200), echo(A, 400), echo(B, 202));
    assertEquals(List.of(REFUSED, APPLIED, APPLIED), results.outcomes());
    assertEquals(
        new JobEnd("j", "COMPLETED", 2, Map.of("status-400", 1L), Map.of()),
        results.end("j", "COMPLETED"));
  }

  @Test
  void withoutAnEchoTheOrderCountsIfThereIsALineForEach() {
    assertEquals(
        List.of(APPLIED, REFUSED, APPLIED), read(bare(200), bare(422), bare(200)).outcomes());
    assertEquals(
        List.of(UNCONFIRMED, UNCONFIRMED, UNCONFIRMED), read(bare(200), bare(422)).outcomes());
  }

  @Test
  void anEchoInAnothersPlaceMakesTheOrderWorthless() {
    Results results = read(echo(B, 200), bare(200), bare(200));
    assertEquals(List.of(UNCONFIRMED, APPLIED, UNCONFIRMED), results.outcomes());
  }

  @Test
  void whoHasNoLineIsUnconfirmed() {
    JobEnd end = read(echo(A, 200)).end("j", "COMPLETED");
    assertEquals(new JobEnd("j", "COMPLETED", 1, Map.of(), Map.of("no-line", 2L)), end);
  }

  @Test
  void ofTwoLinesOfAPersonTheWorseCounts() {
    assertEquals(REFUSED, read(echo(A, 400), echo(A, 200)).outcomes().get(0));
    assertEquals(REFUSED, read(echo(A, 200), echo(A, 400)).outcomes().get(0));
  }

  @Test
  void aStrangerIsNobody() {
    Results results = read(echo("+12025550199", 200), bare(200), bare(200));
    assertEquals(List.of(UNCONFIRMED, UNCONFIRMED, UNCONFIRMED), results.outcomes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"request\":{\"identifiers\":{\"phone\":\"P\"}},\"response\":{\"status\":200}} ; APPLIED",
        "{\"request\":{\"user\":{\"phone\":\"P\"}},\"response\":{\"statusCode\":202}} ; APPLIED",
        "{\"request\":{\"body\":{\"identifiers\":{\"phone\":\"P\"}}},\"status\":\"200\"} ; APPLIED",
        "{\"request\":\"{\\\"identifiers\\\":{\\\"phone\\\":\\\"P\\\"}}\",\"status\":200} ; APPLIED",
        "{\"identifiers\":{\"phone\":\"P\"},\"code\":413} ; REFUSED",
        "{\"phone\":\"P\",\"response\":429} ; REFUSED",
        "{\"user\":{\"identifiers\":{\"phone\":\"P\"}},\"result\":{\"code\":200}} ; APPLIED",
        "{\"phone\":\"P\",\"response\":{\"status\":\"ok\"}} ; UNCONFIRMED",
        "{\"phone\":\"P\",\"response\":{\"status\":0}} ; UNCONFIRMED",
        "{\"phone\":\"P\",\"status\":\"2000\"} ; UNCONFIRMED",
        "{\"phone\":\"P\",\"status\":true} ; UNCONFIRMED",
        "{\"phone\":\"P\"} ; UNCONFIRMED",
        "{\"phone\":\"P\",\"response\":{\"sta ; UNCONFIRMED",
        "[] ; UNCONFIRMED",
        "null ; UNCONFIRMED"
      })
  void shapesThatMayCome(String line, Outcome outcome) {
    assertEquals(outcome, read(line.replace("P", A)).outcomes().get(0));
  }

  @Test
  void aNumberOfAnAttributeIsNoStatus() {
    String line =
        "{\"request\":{\"identifiers\":{\"phone\":\"%s\"},\"attributes\":{\"custom\":{\"status\":200}}}}"
            .formatted(A);
    assertEquals(UNCONFIRMED, read(line).outcomes().get(0));
  }

  @Test
  void aFileThatIsCutKeepsWhatCameBefore() {
    InputStream cut =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("cut");
          }
        };
    InputStream file =
        new SequenceInputStream(new ByteArrayInputStream(bytes(echo(A, 200) + "\n")), cut);
    assertEquals(
        List.of(APPLIED, UNCONFIRMED, UNCONFIRMED),
        new ResultLines(sealed(A, B, C), 3).read(file).outcomes());
  }

  @Test
  void withoutTheSealedLinesTheOrderIsLeft() {
    InputStream file = new ByteArrayInputStream(bytes(bare(200) + "\n" + bare(400) + "\n"));
    assertEquals(List.of(APPLIED, REFUSED), new ResultLines(List.of(), 2).read(file).outcomes());
  }

  @Test
  void linesWithoutAnEndStopTheReading() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };
    assertEquals(List.of(UNCONFIRMED), new ResultLines(sealed(A), 1).read(endless).outcomes());
  }
}
