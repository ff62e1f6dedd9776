package io.attentivecourier.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChain.Scope;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;

/**
 * Connects to public addresses alone, and to those of one host that is trusted. A name is looked up
 * once, and the connection goes to the addresses that were judged: a second look-up might find
 * others.
 */
final class PublicRoutes implements ExecChainHandler {
  private final String trusted;

  /**
   * @param trusted a name or an address; what it has may be connected to
   */
  PublicRoutes(String trusted) {
    this.trusted = trusted;
  }

  @Override
  public ClassicHttpResponse execute(ClassicHttpRequest request, Scope scope, ExecChain chain)
      throws IOException, HttpException {
    String host = scope.route.getTargetHost().getHostName();
    if (scope.route.getProxyHost() == null) {
      return first(allowed(host).iterator(), request, scope, chain);
    }
    if (isKnown(host)) {
      allowed(host);
    }
    return chain.proceed(request, scope);
  }

  /** A host whose first address is out of reach may have another, of the other kind of IP. */
  private static ClassicHttpResponse first(
      Iterator<InetAddress> left, ClassicHttpRequest request, Scope scope, ExecChain chain)
      throws IOException, HttpException {
    while (true) {
      try {
        return chain.proceed(request, to(left.next(), scope));
      } catch (ConnectException | NoRouteToHostException | ConnectTimeoutException unreachable) {
        scope.execRuntime.discardEndpoint();
        if (!left.hasNext()) {
          throw unreachable;
        }
      }
    }
  }

  private static Scope to(InetAddress address, Scope scope) {
    HttpHost host = scope.route.getTargetHost();
    HttpHost there =
        new HttpHost(host.getSchemeName(), address, host.getHostName(), host.getPort());
    HttpRoute route = new HttpRoute(there, scope.route.getLocalAddress(), scope.route.isSecure());
    return new Scope(
        scope.exchangeId, route, scope.originalRequest, scope.execRuntime, scope.clientContext);
  }

  private List<InetAddress> allowed(String host) throws UnknownHostException {
    List<InetAddress> found = List.of(InetAddress.getAllByName(host));
    List<InetAddress> allowed =
        found.stream().filter(one -> PublicAddress.is(one) || isTrusted(one)).toList();
    if (allowed.isEmpty()) {
      throw new NoPublicAddress();
    }
    return allowed;
  }

  private boolean isTrusted(InetAddress address) {
    try {
      return Arrays.asList(InetAddress.getAllByName(trusted)).contains(address);
    } catch (UnknownHostException gone) {
      return false;
    }
  }

  /** Behind a proxy only the proxy may know a name. */
  private static boolean isKnown(String host) {
    try {
      return InetAddress.getAllByName(host).length > 0;
    } catch (UnknownHostException unknown) {
      return false;
    }
  }

  /** A result lies where only this machine or its own network can reach. Nothing was sent there. */
  public static final class NoPublicAddress extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    NoPublicAddress() {
      super("the result lies at an address of this machine or of its own network");
    }
  }
}
