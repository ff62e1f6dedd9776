package io.attentivecourier.door;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The answer of a freshness query, as the ledger keeps it: its hash, as it may be anything. */
final class FreshValue {
  private FreshValue() {}

  /**
   * @throws Refusal QUERY_FAILED unless the answer is one value
   */
  static String of(List<Map<String, Object>> answer) {
    if (answer.size() != 1 || answer.get(0).size() != 1) {
      throw new Refusal(
          Reason.QUERY_FAILED,
          "courier.freshness.query answers %d rows; write a query of one value"
              .formatted(answer.size()));
    }
    return sha256(String.valueOf(answer.get(0).values().iterator().next()));
  }

  private static String sha256(String value) {
    try {
      byte[] text = value.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
