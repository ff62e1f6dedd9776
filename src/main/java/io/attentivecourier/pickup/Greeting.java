package io.attentivecourier.pickup;

/**
 * What a server said first. SSH is a line that begins {@code SSH-2.} or {@code SSH-1.99-}; lines of
 * another kind may come before it (RFC 4253, 4.2). JSch's own fault is the same for a server that
 * says nothing and for one that speaks HTTP.
 */
final class Greeting {
  private static final int LONGEST = 9;

  private final StringBuilder line = new StringBuilder(LONGEST);
  private volatile boolean spoken;
  private volatile boolean ssh;

  /**
   * @param read a byte, or -1 at the end
   */
  void heard(int read) {
    if (ssh || read == -1) {
      return;
    }
    spoken = true;
    if (read == '\n') {
      line.setLength(0);
    } else if (line.length() < LONGEST) {
      line.append((char) read);
      ssh = line.indexOf("SSH-2.") == 0 || line.indexOf("SSH-1.99-") == 0;
    }
  }

  /** Whether it said anything. */
  boolean isSpoken() {
    return spoken;
  }

  boolean isSsh() {
    return ssh;
  }
}
