package io.attentivecourier.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses of one kind, IPv4 or IPv6, that begin with the same bits. */
public final class AddressBlock {
  private static final String LITERAL = "\\d{1,3}(\\.\\d{1,3}){3}|(?=.*:)[0-9A-Fa-f:.]+";

  private final byte[] first;
  private final int bits;

  AddressBlock(String first, int bits) {
    this(literal(first), bits);
  }

  private AddressBlock(byte[] first, int bits) {
    this.first = first;
    this.bits = bits;
  }

  /**
   * @param text an address, or a block such as {@code 10.0.0.0/8}
   * @throws IllegalArgumentException where it is neither; no name is ever looked up
   */
  public static AddressBlock parse(String text) {
    String[] parts = text.split("/", 2);
    byte[] first = literal(parts[0]);
    int most = first.length * Byte.SIZE;
    int bits = parts.length == 1 ? most : bits(parts[1]);
    if (bits > most) {
      throw new IllegalArgumentException("more bits than an address has");
    }
    return new AddressBlock(first, bits);
  }

  private static int bits(String text) {
    if (!text.matches("\\d{1,3}")) {
      throw new IllegalArgumentException("no number of bits");
    }
    return Integer.parseInt(text);
  }

  private static byte[] literal(String text) {
    try {
      if (!text.matches(LITERAL)) {
        throw new IllegalArgumentException("not an address");
      }
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException notOne) {
      throw new IllegalArgumentException("not an address", notOne);
    }
  }

  public boolean has(InetAddress address) {
    return has(address.getAddress());
  }

  boolean has(byte[] address) {
    if (address.length != first.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % 8;
      if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
