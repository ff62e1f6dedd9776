package io.attentivecourier.standin.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.io.CloseMode;

/**
 * A free port of the loopback that speaks HTTP/1.1, a thread for each connection.
 *
 * <p>Not the JDK's server: that reads its time limits once a JVM, so the console's 3 s for a
 * request would cut off the stand-in's callers (and a fault that hangs after 60 s) or the other way
 * round.
 */
final class HttpPort implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  private final HttpServer server;

  /** Answers a call; an IOException ends the connection without an answer. */
  interface Responder {
    HttpAnswer answer(HttpCall call) throws IOException;
  }

  private HttpPort(HttpServer server) {
    this.server = server;
  }

  static HttpPort open(Responder responder) throws IOException {
    HttpServer server =
        ServerBootstrap.bootstrap()
            .setLocalAddress(InetAddress.getByName(HOST))
            .setListenerPort(0)
            .setSocketConfig(SocketConfig.custom().setTcpNoDelay(true).setBacklogSize(256).build())
            .setRequestRouter((request, context) -> (in, out, c) -> handle(responder, in, out))
            .create();
    server.start();
    return new HttpPort(server);
  }

  private static void handle(
      Responder responder, ClassicHttpRequest request, ClassicHttpResponse response)
      throws IOException {
    HttpAnswer answer = responder.answer(call(request));
    response.setCode(answer.status());
    answer.headers().forEach(response::setHeader);
    if (answer.body().length > 0) {
      response.setEntity(entity(answer));
    }
  }

  private static HttpCall call(ClassicHttpRequest request) {
    String[] target = request.getPath().split("\\?", 2);
    return new HttpCall(
        request.getMethod(),
        target[0],
        target.length > 1 ? target[1] : "",
        Optional.ofNullable(request.getFirstHeader("Authorization")).map(Header::getValue),
        request.getEntity() == null ? "" : String.valueOf(request.getEntity().getContentType()),
        () -> bytes(request.getEntity()));
  }

  private static byte[] bytes(HttpEntity entity) throws IOException {
    return entity == null ? new byte[0] : EntityUtils.toByteArray(entity);
  }

  private static HttpEntity entity(HttpAnswer answer) {
    ContentType type = ContentType.parse(answer.type());
    return answer.isHalf()
        ? new EntityTemplate(answer.body().length, type, null, out -> half(answer.body(), out))
        : new ByteArrayEntity(answer.body(), type);
  }

  private static void half(byte[] body, OutputStream out) throws IOException {
    out.write(body, 0, body.length / 2);
    out.flush();
    throw new CutOff();
  }

  /** {@code http://127.0.0.1:PORT}. */
  String url() {
    return "http://" + HOST + ":" + server.getLocalPort();
  }

  /** Ends every connection at once; no call is answered any more. */
  @Override
  public void close() {
    server.close(CloseMode.IMMEDIATE);
  }

  /**
   * A request as it came in.
   *
   * @param query as it stands in the request line; empty where there is none
   * @param body not read before it is asked for, so that a connection can end before that
   */
  record HttpCall(
      String method,
      String path,
      String query,
      Optional<String> authorization,
      String contentType,
      Body body) {

    /** The bytes of a request, read once. */
    interface Body {
      byte[] read() throws IOException;
    }

    /** The last part of the path. */
    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /**
   * The answer that a caller gets.
   *
   * @param half true if the connection ends in the middle of the body
   */
  record HttpAnswer(
      int status, String type, Map<String, String> headers, byte[] body, boolean isHalf) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JSON_TYPE = "application/json";

    /** Attentive's refusals have no body. */
    static HttpAnswer empty(int status) {
      return of(status, JSON_TYPE, new byte[0]);
    }

    static HttpAnswer json(int status, Map<String, ?> body) {
      try {
        return of(status, JSON_TYPE, JSON.writeValueAsBytes(body));
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(e);
      }
    }

    static HttpAnswer of(int status, String type, byte[] body) {
      return new HttpAnswer(status, type, Map.of(), body, false);
    }

    HttpAnswer with(String header, String value) {
      Map<String, String> more = new TreeMap<>(headers);
      more.put(header, value);
      return new HttpAnswer(status, type, more, body, isHalf);
    }

    HttpAnswer cut() {
      return new HttpAnswer(status, type, headers, body, true);
    }
  }

  /** The connection is to end here, without another word. */
  static final class CutOff extends IOException {

    private static final long serialVersionUID = 1L;

    CutOff() {
      super("cut off as asked");
    }
  }
}
