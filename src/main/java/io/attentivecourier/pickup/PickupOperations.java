package io.attentivecourier.pickup;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpATTRS;
import io.attentivecourier.home.FileHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpOperations;
import org.apache.camel.component.file.remote.SftpRemoteFile;

/**
 * camel-ftp's operations on a session that can be cut, that logs in once, and that asks for one
 * file without a listing.
 */
final class PickupOperations extends SftpOperations {
  private final SftpEndpoint endpoint;
  private final Wire wire;
  private final StatChannel stats;
  private SeenHostKey hostKey;
  private boolean keyUnreadable;

  /**
   * @param stats outlives these operations, as it knows whether the server gives a second channel
   */
  PickupOperations(SftpEndpoint endpoint, StatChannel stats) {
    setEndpoint(endpoint);
    this.endpoint = endpoint;
    this.stats = stats;
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
    stats.on(session);
    return session;
  }

  /** Also asked by camel-ftp itself, before it writes under a name. A folder counts. */
  @Override
  public boolean existsFile(String path) {
    return stats.isOpen() ? stats.stat(path).isPresent() : super.existsFile(path);
  }

  /** The bytes of the file under a path; -1 where there is a folder or nothing. */
  long size(String path) {
    return stats.isOpen() ? bytes(stats.stat(path)) : listed(path);
  }

  private static long bytes(Optional<SftpATTRS> found) {
    return found.filter(there -> !there.isDir()).map(SftpATTRS::getSize).orElse(-1L);
  }

  /** The listing of a folder names what is in it, the listing of a file the file. */
  private long listed(String path) {
    if (!super.existsFile(path)) {
      return -1;
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    return bytes(listFiles(path), name);
  }

  private static long bytes(SftpRemoteFile<?>[] files, String name) {
    return Arrays.stream(files)
        .filter(file -> file.getFilename().equals(name))
        .mapToLong(SftpRemoteFile::getFileLength)
        .findFirst()
        .orElse(-1L);
  }

  /**
   * The SHA-256 of what lies under a path; empty where the server says no to who would read it, or
   * nothing is there.
   */
  Optional<String> sha256(String path) {
    Exchange exchange = endpoint.createExchange();
    GenericFile<?> file = newGenericFile();
    exchange.setProperty(FileComponent.FILE_EXCHANGE_FILE, file);
    try {
      retrieveFile(path, exchange, -1);
      return Optional.of(FileHash.sha256((InputStream) file.getBody()));
    } catch (GenericFileOperationFailedException refused) {
      if (Diagnosis.isAnswer(refused)) {
        return Optional.empty();
      }
      throw refused;
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
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
