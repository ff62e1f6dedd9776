package io.attentivecourier.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Keeps SQLite's native library beside the courier's jar, where the launcher names that folder. By
 * itself SQLite unpacks it at each start and reads it back byte by byte, a tenth of the CPU of a
 * small run. Who can write that folder can write the jar as well.
 */
final class SqliteLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);
  private static final String FOLDER = "courier.native";

  private SqliteLibrary() {}

  /** Lets SQLite find the library there; where that is not possible it unpacks its own. */
  static void prepare() {
    String folder = System.getProperty(FOLDER);
    if (folder != null && System.getProperty("org.sqlite.lib.path") == null) {
      prepare(Path.of(folder));
    }
  }

  static void prepare(Path folder) {
    String name = SQLiteJDBCLoader.getVersion() + "-" + LibraryLoaderUtil.getNativeLibName();
    Path library = folder.resolve("sqlite-" + name);
    if (Files.isReadable(library) || unpack(library)) {
      System.setProperty("org.sqlite.lib.path", folder.toString());
      System.setProperty("org.sqlite.lib.name", library.getFileName().toString());
    }
  }

  /**
   * By way of a name of its own: another process may look for it at the same time. Everybody may
   * read it, as the jar beside it: where root unpacked it, a service runs as somebody else.
   */
  private static boolean unpack(Path library) {
    if (!Files.isWritable(library.getParent())) {
      return false;
    }
    String inJar =
        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
    Path part = library.resolveSibling(library.getFileName() + "." + ProcessHandle.current().pid());
    try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(inJar)) {
      Files.copy(packed, part, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
      Files.move(part, library, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException | NullPointerException unwritten) {
      LOG.debug("SQLite unpacks its own library: {}", unwritten.getClass().getSimpleName());
      return false;
    }
  }
}
