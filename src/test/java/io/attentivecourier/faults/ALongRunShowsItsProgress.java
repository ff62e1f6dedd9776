package io.attentivecourier.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command itself, once on a terminal and once in a pipe. */
@Tag("slow")
class ALongRunShowsItsProgress {
  /** Read in more than the 250 ms between two drawings. */
  private static final int ROWS = 1_000_000;

  private static final Pattern LINE =
      Pattern.compile("daily: reading, [1-9][\\d,]* rows, [1-9][\\d,]* a second, \\d+ s");

  @TempDir private Path root;
  @AutoClose private Scene scene;

  @BeforeEach
  void open() throws Exception {
    scene = new Scene(root);
    scene.query(
        "SELECT '2025550101' AS phone, 'Amber' AS segment_name FROM range(%d)".formatted(ROWS));
  }

  private String[] plan() {
    return new String[] {"plan", Scene.PIPELINE, "--home", scene.home.root().toString()};
  }

  private String said(Process plan) throws Exception {
    assertEquals(0, scene.end(plan), scene::words);
    String all = Files.readString(scene.output().resolve("1.txt"));
    assertTrue(all.contains("1,000,000 rows read"), all);
    return all;
  }

  @Test
  void onATerminal() throws Exception {
    String all = said(scene.javaOnTerminal(Main.class.getName(), plan()));
    assertTrue(LINE.matcher(all).find(), all);
  }

  @Test
  void andNothingInAPipe() throws Exception {
    String all = said(scene.java(Main.class.getName(), plan()));
    assertFalse(all.contains("a second") || all.contains("\u001b"), all);
  }
}
