package io.attentivecourier.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds paths of a home that other users may change or read. A user who can write a pipeline, a jar
 * or the outbox can send any list; one who can read the state knows who is in every list. If the
 * file system has no owner and mode, nothing is found.
 */
public final class HomeModes {
  private static final int OTHERS_WRITE = 0002;
  private static final int ALL_WRITE = 0222;
  private static final int OTHERS_READ = 0005;
  private static final int GROUP_WRITE = 0020;
  private static final int GROUP_ANY = 0070;
  private static final int ROOT = 0;

  private final Home home;
  private final List<OpenPath> findings = new ArrayList<>();

  private HomeModes(Home home) {
    this.home = home;
  }

  /**
   * One path that is more open than it should be.
   *
   * @param path as it is written in the home
   * @param isFault true if nothing may run before it is fixed; else the operator is warned
   */
  public record OpenPath(String path, String fault, String fix, boolean isFault) {}

  /**
   * Checks the state, the jars, the routes and the settings, and the files directly in them; links
   * are followed. A path that is not there is made later, for its owner alone.
   */
  public static List<OpenPath> look(Home home) throws IOException {
    HomeModes modes = new HomeModes(home);
    modes.secret(home.state());
    modes.open(home.lib());
    modes.open(home.drivers());
    modes.open(home.routes());
    modes.open(home.apiRoutes());
    modes.open(home.pipelines());
    modes.changeable(home.settings());
    return modes.findings.stream().distinct().toList();
  }

  /** True if everybody on this machine can read the file. */
  public static boolean isReadByOthers(Path file) throws IOException {
    return Files.exists(file) && (mode(attributes(file)) & OTHERS_READ) != 0;
  }

  private void secret(Path folder) throws IOException {
    for (Path path : withEntries(folder)) {
      if (!changeable(path)) {
        unreadable(path);
      }
      if (path.equals(folder) && isFault(folder)) {
        return;
      }
    }
  }

  /**
   * Checks a folder and its entries. If the folder itself is at fault, its entries are not named
   * one by one.
   */
  private void open(Path folder) throws IOException {
    for (Path path : withEntries(folder)) {
      changeable(path);
      if (path.equals(folder) && isFault(folder)) {
        return;
      }
    }
  }

  private boolean isFault(Path path) {
    return findings.stream().anyMatch(one -> one.isFault() && one.path().equals(name(path)));
  }

  /** True if somebody else can change it; then it is added to the list. */
  private boolean changeable(Path path) throws IOException {
    Map<String, Object> attributes = Files.exists(path) ? attributes(path) : Map.of();
    if (isMountedReadOnly(path, attributes)) {
      return false;
    }
    if ((mode(attributes) & OTHERS_WRITE) != 0) {
      return fault(path, "can be written by everybody", "chmod o-w " + name(path));
    }
    if (isOfAnother(attributes)) {
      return fault(
          path,
          "belongs to user " + attributes.get("uid") + ", neither to this one nor to root",
          "chown it, or start the courier as its owner");
    }
    if ((mode(attributes) & GROUP_WRITE) != 0) {
      return warning(path, "can be written by its group", "chmod g-w " + name(path));
    }
    return false;
  }

  /**
   * True if nobody can write it here although its mode lets everybody: Kubernetes mounts the folder
   * of a ConfigMap so. The file store would not tell, as it takes two mounts of a disk for one.
   */
  private static boolean isMountedReadOnly(Path path, Map<String, Object> attributes) {
    return (mode(attributes) & ALL_WRITE) == ALL_WRITE && !Files.isWritable(path);
  }

  private void unreadable(Path path) throws IOException {
    int mode = Files.exists(path) ? mode(attributes(path)) : 0;
    if ((mode & OTHERS_READ) != 0) {
      warning(path, "can be read by everybody", "chmod o-rwx " + name(path));
    } else if ((mode & GROUP_ANY) != 0) {
      warning(path, "is open to its group", "chmod g-rwx " + name(path));
    }
  }

  private boolean fault(Path path, String fault, String fix) {
    return findings.add(new OpenPath(name(path), fault, fix, true));
  }

  private boolean warning(Path path, String fault, String fix) {
    return findings.add(new OpenPath(name(path), fault, fix, false));
  }

  private String name(Path path) {
    return path.startsWith(home.root()) ? home.root().relativize(path).toString() : path.toString();
  }

  private static List<Path> withEntries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return Stream.concat(Stream.of(folder), entries.sorted()).toList();
    }
  }

  private static Map<String, Object> attributes(Path path) throws IOException {
    boolean known = path.getFileSystem().supportedFileAttributeViews().contains("unix");
    return known ? Files.readAttributes(path, "unix:mode,uid") : Map.of();
  }

  private static int mode(Map<String, Object> attributes) {
    return (Integer) attributes.getOrDefault("mode", 0);
  }

  private static boolean isOfAnother(Map<String, Object> attributes) throws IOException {
    int owner = (Integer) attributes.getOrDefault("uid", ROOT);
    return owner != ROOT && owner != ownUser(owner);
  }

  /** The user's number from the kernel: in an image a user may have no name. */
  private static int ownUser(int where) throws IOException {
    Path self = Path.of("/proc/self");
    return Files.exists(self, LinkOption.NOFOLLOW_LINKS)
        ? (Integer) Files.getAttribute(self, "unix:uid")
        : where;
  }
}
