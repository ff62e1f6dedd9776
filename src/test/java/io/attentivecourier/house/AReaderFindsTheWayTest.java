package io.attentivecourier.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A name leads to one type, and a package says what it is. */
class AReaderFindsTheWayTest {
  private static final Pattern TYPE =
      Pattern.compile(
          "^\\s*(?:(?:public|private|protected|static|final|abstract|sealed)\\s+)*"
              + "(?:class|record|enum|interface|@interface)\\s+([A-Z]\\w*)",
          Pattern.MULTILINE);

  /** Less than two sentences say nothing that the name does not say. */
  private static final int FEWEST_CHARACTERS = 80;

  @Test
  void aSimpleNameStandsOnce() {
    Map<String, List<String>> places = new TreeMap<>();
    for (Path file : Sources.files()) {
      Matcher types = TYPE.matcher(Sources.text(file));
      while (types.find()) {
        places.computeIfAbsent(types.group(1), name -> new ArrayList<>()).add(file.toString());
      }
    }
    places.values().removeIf(files -> files.size() == 1);
    assertEquals(Map.of(), places);
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    List<Path> silent = new ArrayList<>();
    for (Path folder : packages()) {
      Path info = folder.resolve("package-info.java");
      if (!Files.exists(info) || comment(info).length() < FEWEST_CHARACTERS) {
        silent.add(folder);
      }
    }
    assertEquals(List.of(), silent);
  }

  private static List<Path> packages() throws IOException {
    try (Stream<Path> tree = Files.walk(Sources.TREE)) {
      return tree.filter(Files::isDirectory).toList();
    }
  }

  private static String comment(Path info) {
    String text = Sources.text(info);
    return text.substring(0, text.indexOf("package ")).replaceAll("[/*\\s]+", " ").strip();
  }
}
