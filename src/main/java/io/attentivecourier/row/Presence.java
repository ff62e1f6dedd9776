package io.attentivecourier.row;

import java.util.List;

/**
 * Which attributes of a list a person has: attribute i is bit {@code i % 8}, from the lowest, of
 * byte {@code i / 8}.
 */
public final class Presence {
  private Presence() {}

  /** The bytes of a person who has none of so many attributes. */
  public static byte[] none(int attributes) {
    return new byte[bytes(attributes)];
  }

  /** The number of bytes for so many attributes. */
  public static int bytes(int attributes) {
    return (attributes + Byte.SIZE - 1) / Byte.SIZE;
  }

  public static void set(byte[] present, int attribute) {
    present[attribute / Byte.SIZE] |= (byte) (1 << attribute % Byte.SIZE);
  }

  public static boolean has(byte[] present, int attribute) {
    return (present[attribute / Byte.SIZE] >> attribute % Byte.SIZE & 1) == 1;
  }

  /**
   * The same as of another list, by name. Attributes that were not in the first are not present.
   *
   * @param from the list that {@code present} is of
   */
  public static byte[] of(byte[] present, List<String> from, List<String> to) {
    if (from.equals(to)) {
      return present;
    }
    byte[] other = none(to.size());
    for (int i = 0; i < to.size(); i++) {
      int place = from.indexOf(to.get(i));
      if (place >= 0 && has(present, place)) {
        set(other, i);
      }
    }
    return other;
  }

  /** True if there is any at all. */
  public static boolean isAny(byte[] present) {
    for (byte eight : present) {
      if (eight != 0) {
        return true;
      }
    }
    return false;
  }
}
