package io.attentivecourier.ledger;

import io.attentivecourier.run.SealedFile;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the files of a date their numbers: from 1, without gaps, across all pipelines of the home.
 * A number belongs to its owner for the whole date, so that a replacement gets the number of the
 * file that it replaces.
 */
final class FileNumbers {
  private FileNumbers() {}

  static Map<String, Integer> peek(Sql sql, LocalDate date, List<String> owners)
      throws SQLException {
    Map<String, Integer> taken = taken(sql, date);
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (String owner : owners) {
      int next = taken.size() + 1;
      numbers.put(owner, taken.computeIfAbsent(owner, newcomer -> next));
    }
    return numbers;
  }

  /**
   * @throws IllegalStateException if a number belongs to another owner, leaves a gap, or is not the
   *     one that its owner has
   */
  static void claim(Sql sql, LocalDate date, List<SealedFile> files) throws SQLException {
    Map<String, Integer> taken = taken(sql, date);
    List<SealedFile> inOrder =
        files.stream().sorted(Comparator.comparingInt(SealedFile::number)).toList();
    for (SealedFile file : inOrder) {
      verify(date, file, taken);
      if (taken.putIfAbsent(file.owner(), file.number()) == null) {
        sql.insert("INSERT INTO number VALUES (?, ?, ?)", date, file.number(), file.owner());
      }
    }
  }

  private static void verify(LocalDate date, SealedFile file, Map<String, Integer> taken) {
    int due = taken.getOrDefault(file.owner(), taken.size() + 1);
    if (file.number() != due) {
      throw new IllegalStateException(
          "the number of %s on %s is %d, not %d: nothing was sealed"
              .formatted(file.owner(), date, due, file.number()));
    }
  }

  /**
   * Reads the numbers that are taken, by owner. They have no gaps, so the next number is their
   * count plus 1.
   */
  private static Map<String, Integer> taken(Sql sql, LocalDate date) throws SQLException {
    Map<String, Integer> taken = new HashMap<>();
    sql.rows(
        row -> taken.put(row.getString("owner"), row.getInt("number")),
        "SELECT owner, number FROM number WHERE date = ?",
        date);
    return taken;
  }
}
