package io.attentivecourier.pickup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.fuzz.ForeignBytes;
import io.attentivecourier.list.FileName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names in a receiver's folder. */
public final class ListingBytes implements ForeignBytes {
  private static final String DOMAIN = "sirendenim";

  @Override
  public List<byte[]> samples() {
    return Stream.of(
            "sirendenim_subscriber_segment_20261122_1.csv",
            "sirendenim_subscriber_segment_20261122_999999999.csv.gz.pgp",
            "sirendenim_subscriber_segment_20240229_7.csv.2026-11-22.winback.1.part",
            "courier-probe.1.part")
        .map(text -> text.getBytes(UTF_8))
        .toList();
  }

  /** A name that is read is written so; one of ours is no part. */
  @Override
  public void read(byte[] bytes) {
    String name = new String(bytes, UTF_8);
    Optional<PartName> part = PartName.parse(name);
    part.ifPresent(it -> assertEquals(name, it.toString()));
    part.ifPresent(it -> assertEquals(it.name(), PartName.finalOf(name)));
    Optional<FileName> file = FileName.parse(name, DOMAIN);
    file.ifPresent(it -> assertTrue(name.startsWith(it.toString()), it.toString()));
    assertTrue(file.isEmpty() || FileName.isOurs(name, DOMAIN) && part.isEmpty());
    PartName.finalOf(name);
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of();
  }
}
