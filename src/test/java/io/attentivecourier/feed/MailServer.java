package io.attentivecourier.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** Somebody's mail server, on loopback: it speaks SMTP as far as a sender needs it. */
final class MailServer implements AutoCloseable {
  static final String PASSWORD = "not-for-the-log";

  private final ServerSocket socket;
  private final boolean takesLogin;
  private final String afterRecipient;
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<String> mails = new CopyOnWriteArrayList<>();

  private MailServer(ServerSocketFactory sockets, boolean takesLogin, String afterRecipient)
      throws IOException {
    this.socket = sockets.createServerSocket(0, 16, InetAddress.getLoopbackAddress());
    this.takesLogin = takesLogin;
    this.afterRecipient = afterRecipient;
    Thread thread = new Thread(this::serve, "mail-server");
    thread.setDaemon(true);
    thread.start();
  }

  static MailServer plain() throws IOException {
    return new MailServer(ServerSocketFactory.getDefault(), true, "250 taken");
  }

  static MailServer withoutTheUser() throws IOException {
    return new MailServer(ServerSocketFactory.getDefault(), false, "250 taken");
  }

  /**
   * @param answer to each recipient, such as {@code 451 later}
   */
  static MailServer answering(String answer) throws IOException {
    return new MailServer(ServerSocketFactory.getDefault(), true, answer);
  }

  static MailServer over(ServerSocketFactory sockets) throws IOException {
    return new MailServer(sockets, true, "250 taken");
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The commands so far; a login as {@code AUTH user password}. */
  List<String> commands() {
    return commands;
  }

  /** The mails so far, with their headers. */
  List<String> mails() {
    return mails;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket caller = socket.accept()) {
        caller.setSoTimeout(5_000);
        talk(new Line(caller));
      } catch (IOException gone) {
        // The test is over, or that caller is gone: one that trusts nobody hangs up.
      }
    }
  }

  private void talk(Line line) throws IOException {
    line.say("220 mail.example.com");
    for (String said = line.hear(); said != null; said = line.hear()) {
      commands.add(said.startsWith("AUTH PLAIN ") ? login(said.substring(11)) : said);
      if (said.equals("DATA")) {
        line.say("354 go on");
        mails.add(line.mail());
        line.say("250 taken");
      } else {
        line.say(answer(said));
      }
    }
  }

  private String answer(String said) {
    if (said.startsWith("EHLO")) {
      return "250-mail.example.com\r\n250 AUTH PLAIN";
    }
    if (said.startsWith("AUTH")) {
      return takesLogin ? "235 welcome" : "535 who is that";
    }
    return said.startsWith("RCPT") ? afterRecipient : "250 so be it";
  }

  private static String login(String encoded) {
    String plain = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    return "AUTH" + plain.substring(plain.indexOf('\0')).replace('\0', ' ');
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** The line to one caller. */
  private static final class Line {
    private final Socket socket;
    private final BufferedReader in;

    Line(Socket socket) throws IOException {
      this.socket = socket;
      this.in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    String hear() throws IOException {
      return in.readLine();
    }

    void say(String text) throws IOException {
      socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    String mail() throws IOException {
      StringBuilder mail = new StringBuilder();
      for (String said = hear(); said != null && !said.equals("."); said = hear()) {
        mail.append(said).append('\n');
      }
      return mail.toString();
    }
  }
}
