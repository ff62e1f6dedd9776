package io.attentivecourier.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChain.Scope;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;

/**
 * Builds limits into an HTTP client: each exchange has a watch that cuts its connection, and no
 * more of an answer is read than is wanted. How many header lines there may be, and how long, the
 * client limits itself: 100 of 8 KB.
 */
public final class BoundedAnswers {
  private static final String CUTOFF = ExchangeDeadline.class.getName();

  private final AnswerLimits limits;
  private final Optional<PublicRoutes> routes;

  private BoundedAnswers(AnswerLimits limits, Optional<PublicRoutes> routes) {
    this.limits = limits;
    this.routes = routes;
  }

  public static BoundedAnswers of(AnswerLimits limits) {
    return new BoundedAnswers(limits, Optional.empty());
  }

  /**
   * From public addresses alone, and from where the API itself is: the address of a result is what
   * an answer says.
   */
  public static BoundedAnswers ofResults(AnswerLimits limits, URI api) {
    return new BoundedAnswers(limits, Optional.of(new PublicRoutes(api.getHost())));
  }

  /** To be called once for each client. */
  public void limit(HttpClientBuilder client) {
    // The client would offer all that Commons Compress can read: LZMA and Pack200 too.
    client.disableContentCompression();
    client.disableRedirectHandling();
    client.addExecInterceptorFirst("limits", this::watch);
    client.addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "clock", this::startClock);
    routes.ifPresent(
        it -> client.addExecInterceptorBefore(ChainElement.CONNECT.name(), "public", it));
  }

  private ClassicHttpResponse watch(ClassicHttpRequest request, Scope scope, ExecChain chain)
      throws IOException, HttpException {
    ExchangeDeadline cutoff = new ExchangeDeadline(limits, scope.execRuntime::discardEndpoint);
    scope.clientContext.setAttribute(CUTOFF, cutoff);
    try {
      ClassicHttpResponse response = chain.proceed(request, scope);
      bound(response, cutoff, scope);
      return response;
    } catch (IOException | HttpException | RuntimeException found) {
      cutoff.close();
      scope.execRuntime.discardEndpoint();
      cutoff.requireTime(found);
      throw found;
    }
  }

  private ClassicHttpResponse startClock(ClassicHttpRequest request, Scope scope, ExecChain chain)
      throws IOException, HttpException {
    ((ExchangeDeadline) scope.clientContext.getAttribute(CUTOFF)).markConnected();
    return chain.proceed(request, scope);
  }

  private void bound(ClassicHttpResponse response, ExchangeDeadline cutoff, Scope scope)
      throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      cutoff.close();
      return;
    }
    InputStream body = plain(response, entity);
    InputStream bounded =
        new BoundedBody(body, limits.most(), cutoff, scope.execRuntime::discardEndpoint);
    ContentType type = ContentType.parseLenient(entity.getContentType());
    response.setEntity(new InputStreamEntity(bounded, -1, type));
  }

  /**
   * The answer without gzip. We did not ask for gzip, but a file that is stored compressed comes
   * compressed.
   */
  private static InputStream plain(ClassicHttpResponse response, HttpEntity entity)
      throws IOException {
    Header encoding = response.getFirstHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding == null || !"gzip".equalsIgnoreCase(encoding.getValue())) {
      return entity.getContent();
    }
    response.removeHeaders(HttpHeaders.CONTENT_ENCODING);
    return new GZIPInputStream(entity.getContent());
  }
}
