package io.attentivecourier.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lists of made-up people. */
final class Lists {
  static final String NAME = "sirendenim_subscriber_segment_20261122_1.csv";

  private Lists() {}

  static byte[] rows(int rows) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      list.append("212555").append(String.format("%04d", i)).append(",Spring VIP\n");
    }
    return list.toString().getBytes(StandardCharsets.US_ASCII);
  }

  static Path staged(Path folder, int rows) throws IOException {
    return Files.write(folder.resolve("0.csv"), rows(rows));
  }
}
