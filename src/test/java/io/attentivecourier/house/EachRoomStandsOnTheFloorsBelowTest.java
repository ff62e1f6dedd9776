package io.attentivecourier.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A reader who knows a room's floor knows what it cannot depend on. */
class EachRoomStandsOnTheFloorsBelowTest {
  /** From the ground up. A room names rooms of its own floor and below, never in a circle. */
  static final List<Set<String>> FLOORS =
      List.of(
          Set.of("run", "home", "http"),
          Set.of("settings", "sort", "warehouse", "ledger", "pickup"),
          Set.of("row", "guard", "pack"),
          Set.of("list", "attribute", "subscriber"),
          Set.of("known"),
          Set.of("api", "outbox"),
          Set.of("flow"),
          Set.of("segments", "people"),
          Set.of("pipeline"),
          Set.of("doctor", "alert", "console", "screen", "act"),
          Set.of("page", "rest", "mcp"),
          roof(),
          Set.of("cli"),
          Set.of("Main"));

  /** Knows nothing of the product, as Attentive does not. */
  private static final String APART = "standin";

  private static Set<String> roof() {
    Set<String> roof = new TreeSet<>(Sources.roof());
    roof.remove("Main");
    return roof;
  }

  private static final Map<String, Set<String>> USES = Sources.uses();

  @Test
  void everyRoomHasAFloor() {
    USES.keySet().stream()
        .filter(room -> !isApart(room))
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
    if (floors().getOrDefault(other, 0) > from && !isApart(room)) {
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

  private static boolean isApart(String room) {
    return room.equals(APART) || room.startsWith(APART + ".");
  }

  /** What no room of the product may be named by. */
  @Test
  void theStandInKnowsNothingOfTheProduct() {
    USES.forEach(
        (room, named) -> {
          if (isApart(room)) {
            assertTrue(
                named.stream().allMatch(EachRoomStandsOnTheFloorsBelowTest::isApart),
                room + " names " + named);
          }
        });
  }

  @Test
  void onlyTheCommandLineAndTheRootStartTheStandIn() {
    USES.forEach(
        (room, named) ->
            assertTrue(
                isApart(room)
                    || room.equals("cli")
                    || named.stream().noneMatch(EachRoomStandsOnTheFloorsBelowTest::isApart),
                room));
  }

  /** What a list is and what a person is are two flows: neither is a part of the other. */
  @Test
  void theTwoFlowsDoNotKnowEachOther() {
    assertFalse(USES.get("segments").contains("people"));
    assertFalse(USES.get("people").contains("segments"));
    for (String room : List.of("list", "attribute", "subscriber")) {
      assertTrue(
          Collections.disjoint(USES.get(room), Set.of("list", "attribute", "subscriber")), room);
    }
  }

  @Test
  void aNameWrittenInFullCountsAsAnImport() {
    assertEquals(
        Set.of("row", "standin.api", "Courier"),
        Sources.named(
            "import io.attentivecourier.row.Rule; io.attentivecourier.Courier.start();"
                + " io.attentivecourier.standin.api.Gate"));
  }

  private static Map<String, Integer> floors() {
    Map<String, Integer> floors = new HashMap<>();
    FLOORS.forEach(floor -> floor.forEach(room -> floors.put(room, FLOORS.indexOf(floor))));
    return floors;
  }
}
