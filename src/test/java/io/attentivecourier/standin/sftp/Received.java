package io.attentivecourier.standin.sftp;

import java.io.IOException;
import java.nio.file.Files;

/** Files that appear in a stand-in's folder as if they had been uploaded. */
public final class Received {
  private final PickupFolder folder;

  public Received(SftpOptions options) {
    this.folder = new PickupFolder(options);
  }

  public PickupFolder appears(String name, byte[] bytes) throws IOException {
    Files.write(folder.path().resolve(name), bytes);
    folder.accept(name);
    return folder;
  }
}
