package io.attentivecourier.pack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.bouncycastle.bcpg.BCPGInputStream;
import org.bouncycastle.bcpg.Packet;
import org.bouncycastle.bcpg.PublicKeyEncSessionPacket;
import org.bouncycastle.bcpg.SymmetricEncIntegrityPacket;

/**
 * Looks at an encrypted file as far as one can without the private key: one session key, for the
 * right key; one block of data with integrity protection, as long as the list makes it; the end.
 */
public final class PgpReadBack {
  /** SEIPD version 1 (RFC 4880, 5.13): 16 + 2 octets of prefix, and 22 of the MDC packet. */
  private static final int PREFIX_AND_MDC = 18 + 22;

  /** A literal packet (5.9): tag, kind, length of the name, date. */
  private static final int LITERAL = 1 + 1 + 1 + 4;

  /** The format writes pieces of 16 KiB, each behind one octet; the last behind 1 to 5. */
  private static final int PIECE = 1 << 14;

  private static final int LAST = 6;

  private final NewFile.Packed packed;
  private final long keyId;

  /**
   * @param keyId of the subkey that it was encrypted to
   */
  public PgpReadBack(NewFile.Packed packed, long keyId) {
    this.packed = packed;
    this.keyId = keyId;
  }

  /**
   * @param plain how many bytes were encrypted
   * @param name the name that goes with them
   * @throws IllegalStateException for anything else than that, whole
   */
  public void check(long plain, String name) throws IOException {
    ReadBack.check(packed);
    long length = plain + LITERAL + name.getBytes(StandardCharsets.UTF_8).length;
    long least = PREFIX_AND_MDC + length + length / PIECE;
    long found = encryptedLength();
    require(found >= least && found <= least + LAST, found + " bytes of data, not " + least);
  }

  private long encryptedLength() throws IOException {
    try (InputStream stored = openStored()) {
      BCPGInputStream packets = new BCPGInputStream(stored);
      require(isOurs(packets.readPacket()), "it is not for the key of courier.pgp.fingerprint");
      long length = length(packets.readPacket());
      require(stored.read() < 0, "something follows its end");
      return length;
    } catch (IllegalStateException known) {
      throw known;
    } catch (IOException | RuntimeException broken) {
      throw new IllegalStateException(packed.file().getName() + " read back: it is cut", broken);
    }
  }

  private boolean isOurs(Packet packet) {
    return packet instanceof PublicKeyEncSessionPacket session && session.getKeyID() == keyId;
  }

  /** The length of the data, which is read to its end. */
  private long length(Packet packet) throws IOException {
    boolean safe =
        packet instanceof SymmetricEncIntegrityPacket data
            && data.getVersion() == SymmetricEncIntegrityPacket.VERSION_1;
    require(safe, "its data is not protected against change");
    InputStream data = ((SymmetricEncIntegrityPacket) packet).getInputStream();
    return data.transferTo(OutputStream.nullOutputStream());
  }

  private InputStream openStored() throws IOException {
    return new BufferedInputStream(Files.newInputStream(packed.file().toPath()), 1 << 16);
  }

  private void require(boolean good, String fault) {
    ReadBack.require(packed, good, fault);
  }
}
