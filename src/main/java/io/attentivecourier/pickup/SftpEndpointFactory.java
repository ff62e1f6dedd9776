package io.attentivecourier.pickup;

import java.net.URI;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.GenericFileExist;
import org.apache.camel.component.file.remote.RemoteFileConfiguration.PathSeparator;
import org.apache.camel.component.file.remote.SftpComponent;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;

/**
 * Makes the sftp endpoint of the pickup folder. camel-ftp's defaults trust any host key, delete the
 * old file before the new one is written and wait forever; this class sets everything that must
 * differ. It builds the endpoint from values and not from a URI, so that no password stands in an
 * endpoint's name.
 */
public final class SftpEndpointFactory {
  /**
   * AES-GCM of 128 bits comes first: with 64 requests in flight it carried 265 MB/s here, the speed
   * of OpenSSH's own client; JSch's own order carried 157.
   */
  static final String CIPHERS =
      "aes128-gcm@openssh.com,aes256-gcm@openssh.com,chacha20-poly1305@openssh.com,"
          + "aes256-ctr,aes192-ctr,aes128-ctr";

  /** A key comes first, because it tells the server least; Attentive documents a password. */
  static final String LOGINS = "publickey,keyboard-interactive,password";

  private SftpEndpointFactory() {}

  /** Makes the endpoint. It is never started: sessions drive its operations. */
  public static SftpEndpoint of(CamelContext context, PickupAddress address) {
    SftpConfiguration configuration = new SftpConfiguration(URI.create("sftp://pickup"));
    place(configuration, address);
    trust(configuration, address);
    time(configuration);
    speed(configuration);
    SftpComponent component = context.getComponent("sftp", SftpComponent.class);
    SftpEndpoint endpoint = new SftpEndpoint("sftp:pickup", component, configuration);
    write(endpoint);
    return endpoint;
  }

  private static void place(SftpConfiguration configuration, PickupAddress address) {
    configuration.setHost(address.host());
    configuration.setPort(address.port());
    configuration.setUsername(address.username());
    // Camel also answers keyboard-interactive prompts with it.
    configuration.setPassword(address.password());
    // The whole path in one step: stepping through parents needs rights on each of them.
    configuration.setStepwise(false);
    // Default UNIX: a backslash in the folder's name would become a slash, but only before an
    // upload.
    configuration.setSeparator(PathSeparator.Auto);
  }

  private static void trust(SftpConfiguration configuration, PickupAddress address) {
    // Default "no": any server that answers would get the password and the list.
    configuration.setStrictHostKeyChecking("yes");
    // Only pinned keys count, not what a user once accepted by hand. The session holds the pins
    // (PickupOperations): Camel would read none of a file with one damaged line.
    configuration.setUseUserKnownHostsFile(false);
    configuration.setPreferredAuthentications(LOGINS);
    if (address.privateKeyFile() != null) {
      configuration.setPrivateKeyFile(address.privateKeyFile().toString());
      configuration.setPrivateKeyPassphrase(address.privateKeyPassphrase());
    }
  }

  private static void time(SftpConfiguration configuration) {
    configuration.setConnectTimeout(10_000);
    // Without it a dead server is never noticed; 3 silent intervals end the session, 15 s.
    configuration.setServerAliveInterval(5_000);
    configuration.setServerAliveCountMax(2);
    // camel-ftp ignores it beside serverAliveInterval; the session's own watch uses it.
    configuration.setSoTimeout(30_000);
  }

  private static void speed(SftpConfiguration configuration) {
    configuration.setBulkRequests(64);
    // JSch keeps ciphers for the whole JVM, so this is the one place that sets them.
    configuration.setCiphers(CIPHERS);
    // Otherwise a file that is read back to be hashed would be in memory as a whole.
    configuration.setStreamDownload(true);
  }

  private static void write(SftpEndpoint endpoint) {
    // A session serves one batch of files and is closed after it, never kept for the next day.
    endpoint.setDisconnect(true);
    // Default 3: a refused login would be tried 4 times, which locks accounts. The route retries.
    endpoint.setMaximumReconnectAttempts(0);
    // Default true: a folder with a typing error would be created, and files would rot in it.
    endpoint.setAutoCreate(false);
    // Default Override: a file that is not ours would be replaced.
    endpoint.setFileExist(GenericFileExist.Fail);
    // Default true: deletes the old file before the new one is whole.
    endpoint.setEagerDeleteTargetFile(false);
    // Used only if a server gives no second channel: a name that is not there then costs one stat.
    // A name that is there costs a listing either way, because JSch's ls of a file reads its
    // folder.
    endpoint.setFastExistsCheck(true);
    // Attentive's server may refuse set-time and chmod.
    endpoint.setKeepLastModified(false);
  }
}
