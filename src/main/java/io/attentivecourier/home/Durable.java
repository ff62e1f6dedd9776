package io.attentivecourier.home;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * Folders and files that outlive a power cut and that only their owner reads. Nothing in Camel
 * forces a file to disk (its {@code forceWrites} has had no effect since 2.20), so this does.
 */
public final class Durable {
  private static final String OWNER_ONLY = "rwx------";

  private Durable() {}

  /** Makes the folder and its parents, readable by the owner alone, and forces them to disk. */
  public static Path folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path parent = folder.toAbsolutePath().getParent();
      folder(parent);
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
      // What is forced within a folder is lost with it, if its own name is not on disk.
      force(parent);
    }
    return folder;
  }

  /** For the options of a new file: its owner alone reads it, whatever the umask is. */
  public static FileAttribute<Set<PosixFilePermission>> ownerOnly() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  }

  /** Forces a file or a folder to disk. */
  public static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, READ)) {
      channel.force(true);
    }
  }

  /** Moves in one step, within one file system, and forces both folders to disk. */
  public static void move(Path from, Path to) throws IOException {
    folder(to.getParent());
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    force(to.getParent());
    force(from.getParent());
  }

  /**
   * Moves files of one folder into another, each in one step, and forces both folders to disk once:
   * a force takes as long for 64 moves as for one.
   */
  public static void moveAll(List<Path> files, Path folder) throws IOException {
    folder(folder);
    for (Path file : files) {
      Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }
    force(folder);
    force(files.get(0).getParent());
  }
}
