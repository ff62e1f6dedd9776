package io.attentivecourier.standin.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** A real SFTP client that checks the host key strictly against one line of known_hosts. */
public record Client(Session session, ChannelSftp sftp) implements AutoCloseable {

  private static final int TIMEOUT_MS = 10_000;

  public static Client of(SftpStandIn server) throws JSchException {
    return with(server, "password", server.password(), server.knownHostsLine());
  }

  static Client with(SftpStandIn server, String method, String password, String knownHosts)
      throws JSchException {
    return open(new JSch(), server, method, password, knownHosts);
  }

  static Client open(
      JSch jsch, SftpStandIn server, String method, String password, String knownHosts)
      throws JSchException {
    jsch.setKnownHosts(new ByteArrayInputStream(knownHosts.getBytes(StandardCharsets.US_ASCII)));
    Session session = jsch.getSession(server.username(), server.host(), server.port());
    session.setPassword(password.getBytes(StandardCharsets.UTF_8));
    session.setConfig("StrictHostKeyChecking", "yes");
    session.setConfig("PreferredAuthentications", method);
    session.setDaemonThread(true);
    session.connect(TIMEOUT_MS);
    ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
    sftp.connect(TIMEOUT_MS);
    return new Client(session, sftp);
  }

  void put(String text, String path) throws SftpException {
    put(text.getBytes(StandardCharsets.UTF_8), path);
  }

  void put(byte[] bytes, String path) throws SftpException {
    sftp.put(new ByteArrayInputStream(bytes), path, ChannelSftp.OVERWRITE);
  }

  /** As the product does: under a name that no receiver takes, then one rename. */
  void deliver(String text, String name) throws SftpException {
    put(text, "/uploads/" + name + ".part");
    sftp.rename("/uploads/" + name + ".part", "/uploads/" + name);
  }

  @Override
  public void close() {
    session.disconnect();
  }
}
