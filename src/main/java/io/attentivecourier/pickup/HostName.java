package io.attentivecourier.pickup;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A host and port as known_hosts names them; finds the lines there that mean them. JSch compares
 * names literally, so a plain name replaces a pattern before JSch reads it.
 */
record HostName(String host, int port) {
  private static final int DEFAULT_PORT = 22;
  private static final Pattern BLANKS = Pattern.compile("[ \\t]+");

  /**
   * The length from which a line is left out: JSch reads a line of more than 10 kB as several. A
   * key of 16,384 bits has 2.8 kB.
   */
  private static final int LONGEST = 8 << 10;

  /** A salt and a hash, 20 bytes each. */
  private static final Pattern HASHED =
      Pattern.compile("\\|1\\|[A-Za-z0-9+/]{27}=\\|[A-Za-z0-9+/]{27}=");

  /**
   * Returns the line as JSch is to read it. In a line whose pattern means this host the name
   * replaces the pattern; a line whose pattern does not mean it is left out. A line with a damaged
   * key is left out too, as OpenSSH does: JSch reads no line of a file that has one.
   */
  Optional<String> resolved(String line) {
    Line parts = Line.of(line);
    if (parts == null || !parts.isWhole()) {
      return Optional.empty();
    }
    return parts.hosts().matches(".*[*?!].*")
        ? meant(parts.hosts()).map(parts::key)
        : Optional.of(parts.key(parts.hosts()));
  }

  /**
   * Finds the name that the patterns mean: the name with the port, else the host at every port. It
   * is empty if a pattern excepts one of them.
   */
  private Optional<String> meant(String patterns) {
    List<String> names = List.of(toString(), host);
    return names.stream().anyMatch(name -> excepts(patterns, name))
        ? Optional.empty()
        : names.stream().filter(name -> means(patterns, name)).findFirst();
  }

  private static boolean means(String patterns, String name) {
    return Arrays.stream(patterns.split(",")).anyMatch(one -> fits(one, name));
  }

  private static boolean excepts(String patterns, String name) {
    return Arrays.stream(patterns.split(","))
        .anyMatch(one -> one.startsWith("!") && fits(one.substring(1), name));
  }

  /**
   * True if the pattern matches the name. OpenSSH's patterns have only these two signs, and ignore
   * case.
   */
  private static boolean fits(String pattern, String name) {
    String quoted = Pattern.quote(pattern.toLowerCase(Locale.ROOT));
    String regex = quoted.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return name.toLowerCase(Locale.ROOT).matches(regex);
  }

  /**
   * Returns the line without this host and port; empty if it named no other. A pattern, and a host
   * at every port, stay and get an exception for this name, because their key belongs to others
   * too.
   */
  Optional<String> removedFrom(String line) {
    Line parts = Line.of(line);
    if (parts == null || !parts.marker().isEmpty()) {
      return Optional.of(line);
    }
    List<String> others =
        Arrays.stream(parts.hosts().split(","))
            .filter(listed -> !isNamed(listed, parts))
            .collect(Collectors.toCollection(ArrayList::new));
    String left = String.join(",", others);
    if (meant(left).isPresent()) {
      left += ",!" + this;
    }
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(left.equals(parts.hosts()) ? line : parts.with(left));
  }

  /** True if the listed name is this one. A hashed name can only be tried, so JSch tries it. */
  private boolean isNamed(String listed, Line parts) {
    if (!listed.startsWith("|")) {
      return listed.equalsIgnoreCase(toString());
    }
    String alone = parts.key(listed);
    return parts.isWhole()
        && Arrays.stream(KnownHosts.read(List.of(alone)).getHostKey(toString(), null))
            .anyMatch(key -> port == DEFAULT_PORT || !isOfEveryPort(alone));
  }

  private boolean isOfEveryPort(String line) {
    return KnownHosts.read(List.of(line)).getHostKey(host, null).length > 0;
  }

  @Override
  public String toString() {
    return port == DEFAULT_PORT ? host : "[" + host + "]:" + port;
  }

  /**
   * A line that is no comment.
   *
   * @param marker such as {@code @revoked}, with the blank after it; may be empty
   * @param rest type, key and comment
   */
  private record Line(String marker, String hosts, String rest) {
    /** Splits a line; null for a comment, an empty line and one without a key. */
    static Line of(String line) {
      String text = line.strip();
      String[] fields = BLANKS.split(text, text.startsWith("@") ? 3 : 2);
      if (text.startsWith("#") || fields.length < 2) {
        return null;
      }
      return fields.length == 2
          ? new Line("", fields[0], fields[1])
          : new Line(fields[0] + " ", fields[1], fields[2]);
    }

    /** True if JSch can read the line: its key is one, and of the type that stands before it. */
    boolean isWhole() {
      String[] fields = BLANKS.split(rest, 3);
      boolean named = !hosts.startsWith("|") || HASHED.matcher(hosts).matches();
      return named && fields.length > 1 && isShort() && HostKey.isOfType(fields[0], fields[1]);
    }

    private boolean isShort() {
      return key(hosts).getBytes(StandardCharsets.UTF_8).length < LONGEST;
    }

    /**
     * The line without its comment. JSch ends a key only at a blank or a tab, and drops characters
     * that are no part of a key.
     */
    String key(String names) {
      String[] fields = BLANKS.split(rest, 3);
      return marker
          + names
          + " "
          + String.join(" ", List.of(fields).subList(0, Math.min(2, fields.length)));
    }

    String with(String names) {
      return marker + names + " " + rest;
    }
  }
}
