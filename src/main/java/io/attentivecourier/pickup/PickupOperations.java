package io.attentivecourier.pickup;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.util.Optional;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpOperations;

/** camel-ftp's operations on a session that can be cut and that logs in once. */
final class PickupOperations extends SftpOperations {
  private final Wire wire;
  private SeenHostKey hostKey;
  private boolean keyUnreadable;

  PickupOperations(SftpEndpoint endpoint) {
    setEndpoint(endpoint);
    wire = new Wire(endpoint.getConfiguration().getConnectTimeout());
  }

  @Override
  protected Session createSession(RemoteFileConfiguration configuration) throws JSchException {
    keyUnreadable = true;
    Session session = super.createSession(configuration);
    keyUnreadable = false;
    // JSch's default is 6, and Camel hands the password out each time: one refused login would
    // count as six at the server, and lock the account.
    session.setConfig("MaxAuthTries", "1");
    // Otherwise a one-shot command would not end while a session is open.
    session.setDaemonThread(true);
    session.setSocketFactory(wire);
    hostKey = new SeenHostKey(session.getHostKeyRepository());
    session.setHostKeyRepository(hostKey);
    return session;
  }

  Wire wire() {
    return wire;
  }

  Optional<HostKey> seenHostKey() {
    return hostKey == null ? Optional.empty() : hostKey.seen();
  }

  /** The session could not even be made: the private key or the known hosts cannot be read. */
  boolean keyUnreadable() {
    return keyUnreadable;
  }
}
