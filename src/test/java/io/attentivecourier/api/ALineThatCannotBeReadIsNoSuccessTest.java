package io.attentivecourier.api;

import static io.attentivecourier.run.RunReport.PersonOutcome.APPLIED;
import static io.attentivecourier.run.RunReport.PersonOutcome.REFUSED;
import static io.attentivecourier.run.RunReport.PersonOutcome.UNCONFIRMED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.ledger.OpenJob;
import io.attentivecourier.run.RunReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  private static JobResults read(String... lines) {
    InputStream file = new ByteArrayInputStream(bytes(String.join("\n", lines)));
    return read(new ResultLines(sealed(A, B, C), 3), file);
  }

  private static JobResults read(ResultLines lines, InputStream file) {
    try {
      return lines.read(file);
    } catch (IOException cut) {
      throw new UncheckedIOException(cut);
    }
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
    JobResults results = read(echo(C, 200), echo(A, 400), echo(B, 202));
    assertEquals(List.of(REFUSED, APPLIED, APPLIED), results.outcomes());
    assertEquals(
        new OpenJob.JobEnd(
            "j",
            "COMPLETED",
            List.of(REFUSED, APPLIED, APPLIED),
            Map.of("status-400", 1L),
            Map.of()),
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
  void anEmptyLineIsNobodys() {
    assertEquals(
        List.of(APPLIED, REFUSED, APPLIED),
        read("", bare(200), "", bare(422), bare(200), "").outcomes());
  }

  @Test
  void anEchoInAnothersPlaceMakesTheOrderWorthless() {
    JobResults results = read(echo(B, 200), bare(200), bare(200));
    assertEquals(List.of(UNCONFIRMED, APPLIED, UNCONFIRMED), results.outcomes());
  }

  @Test
  void whoHasNoLineIsUnconfirmed() {
    OpenJob.JobEnd end = read(echo(A, 200)).end("j", "COMPLETED");
    assertEquals(List.of(APPLIED, UNCONFIRMED, UNCONFIRMED), end.outcomes());
    assertEquals(Map.of("no-line", 2L), end.unconfirmedByReason());
    assertEquals(Map.of(), end.refusedByReason());
    assertEquals(1, end.applied());
  }

  @Test
  void ofTwoLinesOfAPersonTheWorseCounts() {
    assertEquals(REFUSED, read(echo(A, 400), echo(A, 200)).outcomes().get(0));
    assertEquals(REFUSED, read(echo(A, 200), echo(A, 400)).outcomes().get(0));
    String unclear = echo(A, 200).replace("200", "\"ok\"");
    assertEquals(UNCONFIRMED, read(echo(A, 200), unclear).outcomes().get(0));
  }

  @Test
  void aStrangerIsNobody() {
    JobResults results = read(echo("+12025550199", 200), bare(200), bare(200));
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
        "{\"request\":\"{\\\"identifiers\\\":{\\\"phone\\\":\\\"P\\\"}}\",\"status\":200} ;"
            + " APPLIED",
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
  void shapesThatMayCome(String line, RunReport.PersonOutcome outcome) {
    assertEquals(outcome, read(line.replace("P", A)).outcomes().get(0));
  }

  @Test
  void aNumberOfAnAttributeIsNoStatus() {
    String line =
        "{\"request\":{\"identifiers\":{\"phone\":\"%s\"},\"attributes\":{\"custom\":{\"status\":200}}}}"
            .formatted(A);
    assertEquals(UNCONFIRMED, read(line).outcomes().get(0));
  }

  /** It is fetched again: what was not read yet may say more. */
  @Test
  void aCutStreamIsNoResult() {
    InputStream cut =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("cut");
          }
        };
    InputStream file =
        new SequenceInputStream(new ByteArrayInputStream(bytes(echo(A, 200) + "\n")), cut);
    assertThrows(IOException.class, () -> new ResultLines(sealed(A, B, C), 3).read(file));
  }

  @Test
  void withoutTheSealedLinesTheOrderIsLeft() {
    InputStream file = new ByteArrayInputStream(bytes(bare(200) + "\n" + bare(400) + "\n"));
    assertEquals(List.of(APPLIED, REFUSED), read(new ResultLines(List.of(), 2), file).outcomes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "{}\n"})
  @Timeout(30)
  void whatHasNoEndIsNotReadToIt(String part) {
    InputStream endless =
        new InputStream() {
          private int next;

          @Override
          public int read() {
            return part.charAt(next++ % part.length());
          }
        };
    assertEquals(List.of(UNCONFIRMED), read(new ResultLines(sealed(A), 1), endless).outcomes());
  }

  @Test
  void behindALineOfOverAMegabyteNothingIsRead() {
    String filler = "x".repeat((1 << 20) - 200);
    String fits = echo(A, 200).replaceFirst("\\{", "{\"more\":\"" + filler + "\",");
    assertEquals(APPLIED, read(fits).outcomes().get(0));
    String longer = fits.replace(filler, filler + "x".repeat(70_000));
    JobResults results = read(echo(B, 200), longer, echo(C, 200));
    assertEquals(List.of(UNCONFIRMED, APPLIED, UNCONFIRMED), results.outcomes());
  }

  @ParameterizedTest
  @CsvSource({"320, 1", "321, 0"})
  void whoIsNamedAtLengthIsNobody(int length, int known) {
    String text = "a".repeat(length - "@example.com".length()) + "@example.com";
    assertEquals(known, ResultLine.of(bytes(echo(text, 200))).identifier().stream().count());
  }

  @Test
  @Tag("slow")
  void linesWithNamesOfMegabytesFitTheHeap() {
    byte[] line = bytes(echo("2".repeat(1_000_000), 200) + "\n");
    InputStream file =
        new SequenceInputStream(
            Collections.enumeration(
                Stream.generate(() -> (InputStream) new ByteArrayInputStream(line))
                    .limit(512)
                    .toList()));
    String[] people = new String[512];
    Arrays.setAll(people, i -> "+1" + (2_025_550_000L + i));
    read(new ResultLines(sealed(people), 512), file);
  }

  /** A tree of all of it would be a hundred times as large. */
  @ParameterizedTest
  @ValueSource(strings = {"[],", "{},", "1,", "\"\","})
  void ofALineOnlyWhatIsLookedForIsKept(String filler) {
    String many = filler.repeat(900_000 / filler.length()) + "0";
    String line = echo(A, 200).replaceFirst("\\{", "{\"more\":[" + many + "],");
    assertEquals(APPLIED, read(line).outcomes().get(0));
    String within = line.replace("more", "request").replace("\"request\":{", "\"user\":{");
    assertEquals(APPLIED, read(within).outcomes().get(0));
  }
}
