package io.attentivecourier.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A reader who knows a room's floor knows what it cannot depend on. */
class EachRoomStandsOnTheFloorsBelowTest {
  /** From the ground up. A room names rooms of its own floor and below, never in a circle. */
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("home", "run", "settings", "http"),
          Set.of("row", "ledger", "warehouse"),
          Set.of("segment", "member", "people", "attribute", "subscriber", "api"),
          Set.of("outbox", "pickup", "pack", "alert"),
          Set.of("door"),
          Set.of(Sources.ROOT),
          Set.of("cli", "console"),
          Set.of(Sources.ENTRY));

  /** Knows nothing of the product, as Attentive does not. */
  private static final String APART = "sandbox";

  private static final Map<String, Set<String>> USES = Sources.uses();

  @Test
  void everyRoomHasAFloor() {
    USES.keySet().stream()
        .filter(room -> !room.equals(APART))
        .forEach(room -> assertNotNull(floors().get(room), room + " stands on no floor"));
  }

  @Test
  void noRoomNamesAFloorAboveIt() {
    List<String> upward = new ArrayList<>();
    USES.forEach((room, named) -> named.forEach(other -> note(upward, room, other)));
    assertEquals(List.of(), upward);
  }

  private static void note(List<String> upward, String room, String other) {
    int from = floors().getOrDefault(room, 0);
    if (floors().getOrDefault(other, 0) > from) {
      upward.add(room + " names " + other);
    }
  }

  @Test
  void noRoomNamesItselfByWayOfOthers() {
    USES.keySet().forEach(room -> assertEquals(List.of(), circle(room), "a circle of rooms"));
  }

  /** The rooms that lead from one back to itself; empty where none do. */
  private static List<String> circle(String start) {
    Map<String, String> cameFrom = new HashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      String room = open.pop();
      for (String next : USES.getOrDefault(room, Set.of())) {
        if (next.equals(start)) {
          return way(cameFrom, start, room);
        }
        if (cameFrom.putIfAbsent(next, room) == null) {
          open.push(next);
        }
      }
    }
    return List.of();
  }

  private static List<String> way(Map<String, String> cameFrom, String start, String last) {
    List<String> way = new ArrayList<>(List.of(start));
    for (String room = last; !room.equals(start); room = cameFrom.get(room)) {
      way.add(1, room);
    }
    return way;
  }

  @Test
  void theStandInKnowsNothingOfTheProduct() {
    assertEquals(Set.of(), USES.get(APART));
  }

  @Test
  void onlyTheCommandLineAndTheRootStartTheStandIn() {
    USES.forEach(
        (room, named) ->
            assertTrue(!named.contains(APART) || Set.of("cli", Sources.ROOT).contains(room), room));
  }

  @Test
  void aNameWrittenInFullCountsAsAnImport() {
    assertEquals(
        Set.of("row", Sources.ROOT),
        Sources.named("import io.attentivecourier.row.Rule; io.attentivecourier.Courier.start()"));
  }

  private static Map<String, Integer> floors() {
    Map<String, Integer> floors = new HashMap<>();
    FLOORS.forEach(floor -> floor.forEach(room -> floors.put(room, FLOORS.indexOf(floor))));
    return floors;
  }
}
