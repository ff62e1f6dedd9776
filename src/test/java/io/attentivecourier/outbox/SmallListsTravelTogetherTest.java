package io.attentivecourier.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.SealedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallListsTravelTogetherTest {
  private static SealedFile file(String owner, int number, long bytes) {
    return new SealedFile(
        number + ".csv", owner, number, bytes, "0", List.of(new SealedFile.Part("A", 1, null)));
  }

  private static List<SealedFile> files(int count, long bytes) {
    return IntStream.rangeClosed(1, count).mapToObj(n -> file("s" + n, n, bytes)).toList();
  }

  private static List<Integer> sizes(Shipments shipments) {
    List<Integer> sizes = new ArrayList<>();
    shipments.forEachRemaining(one -> sizes.add(one.files().size()));
    sizes.removeIf(size -> size == 0);
    return sizes;
  }

  @ParameterizedTest(name = "{0} files of {1} bytes go as {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 20 | [1]",
        "3 | 20 | [3]",
        "64 | 20 | [64]",
        "65 | 20 | [64, 1]",
        "130 | 20 | [64, 64, 2]",
        "5 | 500000 | [2, 2, 1]",
        "3 | 2000000 | [1, 1, 1]"
      })
  void upToSixtyFourFilesAndAMegabyte(int count, long bytes, String expected) {
    assertEquals(expected, sizes(new Shipments(files(count, bytes), true)).toString());
  }

  @Test
  void whereEachHasToGoByItselfNoneTravelsTogether() {
    assertEquals(List.of(1, 1, 1), sizes(new Shipments(files(3, 20), false)));
  }

  @Test
  void aListInSeveralFilesIsNeverTornApart() {
    List<SealedFile> files = new ArrayList<>(files(63, 20));
    files.add(file("Winback", 64, 20));
    files.add(file("Winback#2", 65, 20));
    assertEquals(List.of(63, 2), sizes(new Shipments(files, true)));
  }

  @Test
  void aSecondTryIsOfTheFirstListAndTheOthersFollowAlone() {
    Shipments shipments = new Shipments(files(66, 20), true);
    FileDelivery.Shipment first = shipments.next();
    shipments.begin(first);
    assertEquals(64, shipments.going(first).size());
    shipments.begin(first);
    assertEquals(List.of("1.csv"), shipments.going(first).stream().map(SealedFile::name).toList());
    assertFalse(shipments.takeApart(first), "its fault is its own now");
    assertEquals("2.csv", shipments.next().files().get(0).name());
    List<Integer> rest = sizes(shipments);
    assertEquals(63, rest.size());
    assertEquals(2, rest.get(62), "behind them small lists travel together again");
  }

  @Test
  void aShipmentThatIsTakenApartComesAgainListByList() {
    Shipments shipments = new Shipments(files(3, 20), true);
    FileDelivery.Shipment all = shipments.next();
    shipments.begin(all);
    assertTrue(shipments.hasNext(), "a splitter asks before they are on their way");
    assertTrue(shipments.takeApart(all));
    assertEquals(List.of(1, 1, 1), sizes(shipments));
  }
}
