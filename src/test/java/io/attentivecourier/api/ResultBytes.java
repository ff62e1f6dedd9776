package io.attentivecourier.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.fuzz.ForeignBytes;
import io.attentivecourier.run.RunReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The result lines of a job of three people. */
public final class ResultBytes implements ForeignBytes {
  private static final List<String> PEOPLE =
      List.of("+12025550100", "+12025550101", "sam@example.com");

  /** Twice as many as people, and one: behind them nothing is read. */
  private static final int MOST = 7;

  private static final Pattern SUCCESS = Pattern.compile("2\\d\\d");
  private static final List<byte[]> SEALED =
      Stream.of(
              "{\"user\":{\"phone\":\"+12025550100\"},\"attributes\":{\"tier\":\"Gold\"}}",
              "{\"user\":{\"phone\":\"+12025550101\"},\"attributes\":{\"tier\":\"Gold\"}}",
              "{\"user\":{\"email\":\"sam@example.com\"},\"attributes\":{\"tier\":null}}")
          .map(line -> line.getBytes(UTF_8))
          .toList();

  @Override
  public List<byte[]> samples() {
    return Stream.of(
            """
            {"request":{"user":{"phone":"+12025550100"}},"response":{"status":200}}
            {"request":{"user":{"phone":"+12025550101"}},"response":{"status":400}}
            {"request":{"user":{"email":"SAM@example.com"}},"response":{"status":"202"}}
            """,
            """
            {"request":"{\\"user\\":{\\"phone\\":\\"+12025550100\\"}}","statusCode":200,"a":[{"b":1}]}
            {"record":{"identifiers":{"phone":"+12025550109"}},"result":{"code":200}}
            """,
            "{\"status\":200}\n{\"status\":500}\r\n\n{\"response\":201}")
        .map(text -> text.getBytes(UTF_8))
        .toList();
  }

  /** Who is applied has a line with a success, which names them, or is theirs by its place. */
  @Override
  public void read(byte[] bytes) throws IOException {
    JobResults results = new ResultLines(SEALED, 3).read(new ByteArrayInputStream(bytes));
    List<String> lines =
        Stream.of(new String(bytes, UTF_8).split("\n"))
            .filter(line -> !line.isEmpty())
            .limit(MOST)
            .toList();
    for (int person = 0; person < 3; person++) {
      int place = person;
      if (results.outcome(person) != RunReport.PersonOutcome.APPLIED) {
        continue;
      }
      boolean told =
          IntStream.range(0, lines.size()).anyMatch(at -> isOf(lines.get(at), place, at == place));
      assertTrue(told, "person " + person + " is applied");
    }
  }

  private static boolean isOf(String line, int person, boolean inPlace) {
    String plain = line.toLowerCase(Locale.ROOT);
    boolean named = plain.contains(PEOPLE.get(person)) || plain.contains("\\");
    return SUCCESS.matcher(plain).find() && (named || inPlace);
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(IOException.class);
  }
}
