package io.attentivecourier.pickup;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import io.attentivecourier.home.FileHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpOperations;
import org.apache.camel.component.file.remote.SftpRemoteFile;

/**
 * Runs camel-ftp's operations on a session that can be cut, that tries one login, and that asks for
 * one file without a listing. Paths are quoted as JSch wants them.
 */
final class PickupOperations extends SftpOperations {
  /** The size of a path where there is nothing; {@link #FOLDER} is that of a folder. */
  private static final long NOTHING = PlainSftp.NOTHING;

  private static final long FOLDER = PlainSftp.FOLDER;

  private final SftpEndpoint endpoint;
  private final PickupAddress address;
  private final CuttableSocketFactory wire;
  private final StatChannel stats;
  private Session session;
  private HostKey.SeenHostKey hostKey;
  private boolean keyUnreadable;
  private String ours;

  /**
   * @param stats outlives these operations, because it knows if the server gives a second channel
   */
  PickupOperations(SftpEndpoint endpoint, PickupAddress address, StatChannel stats) {
    setEndpoint(endpoint);
    this.endpoint = endpoint;
    this.address = address;
    this.stats = stats;
    wire = new CuttableSocketFactory(endpoint.getConfiguration().getConnectTimeout());
  }

  @Override
  protected Session createSession(RemoteFileConfiguration configuration) throws JSchException {
    keyUnreadable = true;
    session = super.createSession(configuration);
    keyUnreadable = false;
    // JSch's default is 6, and Camel gives the password each time: one refused login would count as
    // six at the server, and lock the account.
    session.setConfig("MaxAuthTries", "1");
    // JSch looks whether Bouncy Castle is there, which it always is. To look has its signed jar
    // checked at each start, 0.3 s of CPU. What this Java itself has it still looks for.
    session.setConfig("CheckCiphers", "");
    session.setConfig("CheckKexes", "curve25519-sha256,curve25519-sha256@libssh.org");
    // Otherwise a one-shot command would not end while a session is open.
    session.setDaemonThread(true);
    session.setSocketFactory(wire);
    hostKey = new HostKey.SeenHostKey(KnownHosts.of(address));
    session.setHostKeyRepository(hostKey);
    stats.on(session);
    return session;
  }

  /**
   * True if a file or a folder is there; an earlier try that the server did not remove does not
   * count. camel-ftp itself also asks this before it writes under a name. If the courier may not
   * look into the folder, the answer is no: it writes to such a folder only under temporary names
   * of its own.
   */
  @Override
  public boolean existsFile(String path) {
    return address.tellsSizes() && !path.equals(ours) && sizeAt(path) != NOTHING;
  }

  /** The bytes of the file under a path; -1 if there is a folder or nothing. */
  long size(String path) {
    return Math.max(NOTHING, sizeAt(path));
  }

  /** Asks for a size. If the status says neither "there" nor "not there", one listing follows. */
  private long sizeAt(String path) {
    try {
      return askSize(path);
    } catch (GenericFileOperationFailedException refused) {
      if (Diagnosis.answer(Diagnosis.SftpCall.STAT, refused)
          .filter(PickupOperations::saysNothing)
          .isEmpty()) {
        throw refused;
      }
      return listSize(path);
    }
  }

  private static boolean saysNothing(SftpAnswer answer) {
    return answer.step() == SftpAnswer.SftpRequest.STAT && !answer.isDenied() && !answer.isAbsent();
  }

  private long askSize(String path) {
    if (stats.isOpen()) {
      return stats.stat(PickupAddress.unquoted(path)).orElse(NOTHING);
    }
    return super.existsFile(path) ? listSize(path) : NOTHING;
  }

  /** The sizes as of {@link #size}, in the order of the paths. */
  List<Long> sizes(List<String> paths) {
    if (paths.isEmpty() || !stats.isOpen()) {
      return paths.stream().map(this::size).toList();
    }
    List<OptionalLong> told = stats.sizes(paths.stream().map(PickupAddress::unquoted).toList());
    List<Long> sizes = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      OptionalLong one = told.get(i);
      // Whatever else the server answered is asked and told for that file.
      sizes.add(one.isPresent() ? Math.max(NOTHING, one.getAsLong()) : size(paths.get(i)));
    }
    return sizes;
  }

  /**
   * Makes small files that are not there, many at once.
   *
   * @return false if they have to be stored one by one: the server gives no second channel for it,
   *     or refused one of the requests
   */
  boolean create(List<PlainSftp.NewUpload> files) {
    return stats.isOpen() && stats.create(files);
  }

  /**
   * Renames many files at once.
   *
   * @return the server's status for each; empty if it gives no second channel for it
   */
  List<Integer> rename(List<PlainSftp.Renaming> renames) {
    return stats.isOpen() ? stats.rename(renames) : List.of();
  }

  private long listSize(String path) {
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    return Arrays.stream(filesIn(path.substring(0, slash + 1)))
        .filter(file -> file.getFilename().equals(name))
        .mapToLong(PickupOperations::sizeAt)
        .findFirst()
        .orElse(NOTHING);
  }

  /**
   * Lists a folder by a pattern: JSch asks for the folder's own stat before it lists it by its
   * name, and a server that answers no stat may still list.
   *
   * @param folder quoted, empty or with a slash at its end
   */
  SftpRemoteFile<?>[] filesIn(String folder) {
    return listFiles(folder + "*");
  }

  private static long sizeAt(SftpRemoteFile<?> there) {
    return there.isDirectory() ? FOLDER : there.getFileLength();
  }

  /** Removes an earlier try; if the server removes nothing, the next upload overwrites it. */
  void makeWay(String path) {
    if (!existsFile(path)) {
      return;
    }
    try {
      deleteFile(path);
    } catch (GenericFileOperationFailedException refused) {
      if (Diagnosis.answer(Diagnosis.SftpCall.DELETE, refused).isEmpty()) {
        throw refused;
      }
      ours = path;
    }
  }

  /**
   * Renames. camel-ftp takes a backslash of the target for a slash; the second channel does not.
   */
  @Override
  public boolean renameFile(String from, String to) {
    return to.indexOf('\\') >= 0 && stats.isOpen()
        ? renameOnSecond(PickupAddress.unquoted(from), PickupAddress.unquoted(to))
        : super.renameFile(from, to);
  }

  private boolean renameOnSecond(String from, String to) {
    int status = stats.rename(List.of(new PlainSftp.Renaming(from, to))).get(0);
    if (status != ChannelSftp.SSH_FX_OK) {
      throw refusedRename(from, status);
    }
    return true;
  }

  /** The fault of a rename that the server answered with that status. */
  static GenericFileOperationFailedException refusedRename(String from, int status) {
    return new GenericFileOperationFailedException(
        "Cannot rename: " + from, new SftpException(status, "refused"));
  }

  /**
   * Renames without replacing anything, on a channel of its own; if the server gives no further
   * channel, on a session of its own.
   *
   * @param from not quoted, as the other path
   */
  void renamePlainly(String from, String to) {
    try (PlainSftp plain = plain()) {
      plain.rename(from, to);
    } catch (JSchException | SftpException | IOException e) {
      throw new GenericFileOperationFailedException("Cannot rename: " + from, e);
    }
  }

  private PlainSftp plain() throws JSchException, IOException {
    int limit = endpoint.getConfiguration().getConnectTimeout();
    try {
      return PlainSftp.on(session, limit);
    } catch (JSchException oneChannel) {
      disconnect();
      createSession(endpoint.getConfiguration()).connect(limit);
      return PlainSftp.on(session, limit);
    }
  }

  /**
   * True if a file of that name could be made; none is made. A server that takes the name says that
   * nothing is there.
   *
   * @param path not quoted
   */
  boolean takesName(String path) {
    try (PlainSftp plain = PlainSftp.on(session, endpoint.getConfiguration().getConnectTimeout())) {
      plain.openToWrite(path);
      return true;
    } catch (SftpException refused) {
      return SftpAnswer.of(refused, SftpAnswer.SftpRequest.OPEN)
          .filter(SftpAnswer::isAbsent)
          .isPresent();
    } catch (JSchException | IOException e) {
      return false;
    }
  }

  /**
   * The SHA-256 of the file under a path; empty if the server does not let it be read, or nothing
   * is there.
   */
  Optional<String> sha256(String path) {
    Exchange exchange = endpoint.createExchange();
    GenericFile<?> file = newGenericFile();
    exchange.setProperty(FileComponent.FILE_EXCHANGE_FILE, file);
    try {
      retrieveFile(path, exchange, -1);
      return Optional.of(FileHash.sha256((InputStream) file.getBody()));
    } catch (GenericFileOperationFailedException refused) {
      if (Diagnosis.answer(Diagnosis.SftpCall.READ, refused).isPresent()) {
        return Optional.empty();
      }
      throw refused;
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  CuttableSocketFactory wire() {
    return wire;
  }

  /** True if a login succeeded and its session stands. */
  boolean isLoggedIn() {
    return session != null && session.isConnected();
  }

  Optional<HostKey> seenHostKey() {
    return hostKey == null ? Optional.empty() : hostKey.seen();
  }

  /** True if the session could not even be made: the private key cannot be read. */
  boolean isKeyUnreadable() {
    return keyUnreadable;
  }
}
