package io.attentivecourier.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The main tree as text: which room names which. A room is a package; each file of the root package
 * is a room of its own.
 */
final class Sources {
  static final Path TREE = Path.of("src/main/java/io/attentivecourier");

  // Imports and names written in full, in code or in Javadoc.
  private static final Pattern NAMED =
      Pattern.compile("io\\.attentivecourier\\.((?:[a-z]+\\.)*)([A-Z]\\w*)");

  private Sources() {}

  /** All files but the descriptions of packages. */
  static List<Path> files() {
    try (Stream<Path> tree = Files.walk(TREE)) {
      return tree.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The package below the root, as {@code standin.api}; for a file of the root its own name. */
  static String room(Path file) {
    Path place = TREE.relativize(file);
    Path folder = place.getParent();
    return folder == null
        ? place.toString().replace(".java", "")
        : folder.toString().replace('/', '.');
  }

  /** Every room with the rooms that its files name, itself left out. */
  static Map<String, Set<String>> uses() {
    Map<String, Set<String>> uses = new TreeMap<>();
    Set<String> roof = roof();
    for (Path file : files()) {
      Set<String> named = uses.computeIfAbsent(room(file), first -> new TreeSet<>());
      named.addAll(named(text(file)));
      if (roof.contains(room(file))) {
        // Of its own package a file imports nothing: its name stands in the text.
        roof.stream().filter(other -> isWordOf(other, text(file))).forEach(named::add);
      }
      named.remove(room(file));
    }
    return uses;
  }

  /** The files of the root package. */
  static Set<String> roof() {
    Set<String> roof = new TreeSet<>();
    files().stream()
        .filter(file -> TREE.equals(file.getParent()))
        .forEach(file -> roof.add(room(file)));
    return roof;
  }

  /** Camel has a Main too. */
  private static boolean isWordOf(String name, String text) {
    return !Pattern.compile("import (?!io\\.attentivecourier).*\\." + name + ";")
            .matcher(text)
            .find()
        && Pattern.compile("\\b" + name + "\\b").matcher(text).find();
  }

  static Set<String> named(String text) {
    Set<String> rooms = new TreeSet<>();
    Matcher named = NAMED.matcher(text);
    while (named.find()) {
      String room = named.group(1);
      rooms.add(room.isEmpty() ? named.group(2) : room.substring(0, room.length() - 1));
    }
    return rooms;
  }
}
