package io.attentivecourier.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells the addresses of the internet from those of a machine and its own network: loopback,
 * link-local (where clouds hand out credentials), private, shared, reserved, multicast. An IPv4
 * address within an IPv6 one is judged as itself.
 */
final class PublicAddress {
  /** The blocks that the JDK has no method for. */
  private static final List<AddressBlock> OTHERS =
      List.of(
          new AddressBlock("0.0.0.0", 8),
          new AddressBlock("100.64.0.0", 10),
          new AddressBlock("192.0.0.0", 24),
          new AddressBlock("192.0.2.0", 24),
          new AddressBlock("198.18.0.0", 15),
          new AddressBlock("198.51.100.0", 24),
          new AddressBlock("203.0.113.0", 24),
          new AddressBlock("240.0.0.0", 4),
          new AddressBlock("2001::", 32),
          new AddressBlock("2001:db8::", 32));

  /** All that was ever given out of IPv6. */
  private static final AddressBlock GLOBAL = new AddressBlock("2000::", 3);

  private static final AddressBlock NAT64 = new AddressBlock("64:ff9b::", 96);
  private static final AddressBlock SIX_TO_FOUR = new AddressBlock("2002::", 16);

  private PublicAddress() {}

  static boolean is(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet6Address six && six.isIPv4CompatibleAddress()) {
      return isWithin(bytes, 12);
    }
    if (NAT64.has(bytes)) {
      return isWithin(bytes, 12);
    }
    return SIX_TO_FOUR.has(bytes) ? isWithin(bytes, 2) : isItself(address);
  }

  /** True if the IPv4 address that begins there is a public one. */
  private static boolean isWithin(byte[] bytes, int from) {
    return isItself(address(Arrays.copyOfRange(bytes, from, from + 4)));
  }

  private static boolean isItself(InetAddress address) {
    boolean own =
        address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    byte[] bytes = address.getAddress();
    boolean unused = bytes.length > 4 && !GLOBAL.has(bytes);
    return !own && !unused && OTHERS.stream().noneMatch(it -> it.has(bytes));
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException("not four bytes", impossible);
    }
  }
}
