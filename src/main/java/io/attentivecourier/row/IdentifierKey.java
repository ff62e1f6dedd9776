package io.attentivecourier.row;

import io.attentivecourier.home.Durable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of the keyed hashes, {@code courier.keyFile}. A bare hash of a phone is no secret: all
 * ten billion can be hashed in minutes. Another key means "no comparison", so a lost one is never
 * replaced in silence.
 */
public final class IdentifierKey {
  private static final int LENGTH = 32;
  private static final int ID_BYTES = 4;
  private static final int HASH_BYTES = 16;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final Mac mac;
  private final String id;

  private IdentifierKey(byte[] bytes) throws GeneralSecurityException {
    key = new SecretKeySpec(bytes, ALGORITHM);
    mac = Mac.getInstance(ALGORITHM);
    mac.init(key);
    id = hex(MessageDigest.getInstance("SHA-256").digest(bytes), ID_BYTES);
  }

  /**
   * Reads the key, or makes it where there is none.
   *
   * @throws IllegalStateException where the file is not 32 bytes long; the message has the fix
   */
  public static IdentifierKey at(Path file) throws IOException {
    if (!Files.exists(file)) {
      make(file);
    }
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length != LENGTH) {
      throw new IllegalStateException(fault(file, bytes.length));
    }
    try {
      return new IdentifierKey(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks SHA-256", e);
    }
  }

  /** Names the key without telling it: 8 hex digits of its SHA-256. */
  public String id() {
    return id;
  }

  /**
   * HMAC-SHA-256 of the value's UTF-8, its first 16 bytes in hex. Any thread may call it: each call
   * takes a copy of the keyed one, as to key it takes longer than a short value does.
   */
  public String hash(String value) {
    try {
      Mac own = (Mac) mac.clone();
      return hex(own.doFinal(value.getBytes(StandardCharsets.UTF_8)), HASH_BYTES);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this Java's " + ALGORITHM + " cannot be copied", e);
    }
  }

  /** The hash of member snapshots, under a key of its own; a new one for each thread. */
  public MemberHash memberHash() {
    return new MemberHash(id, subKey("members", SipHash.KEY_BYTES));
  }

  /** The hash of what is sent of a person, under a key of its own; a new one for each thread. */
  public ValuesHash valuesHash() {
    return new ValuesHash(subKey("values", SipHash.KEY_BYTES));
  }

  /**
   * By HKDF-SHA-256 (RFC 5869) and not by {@link #hash}: a refused value that reads as the purpose
   * would put the sub-key itself into {@code var/rejected/}.
   */
  private byte[] subKey(String purpose, int length) {
    return Hkdf.of(key.getEncoded(), purpose.getBytes(StandardCharsets.US_ASCII), length);
  }

  @Override
  public String toString() {
    return "key " + id;
  }

  /**
   * A link and not a move puts it in place: where two processes start in a new home at once, a move
   * would replace the key that the other has already read. A temporary file is 0600 from the start.
   */
  private static void make(Path file) throws IOException {
    Path folder = Durable.folder(file.toAbsolutePath().getParent());
    Path made = Files.createTempFile(folder, "key", ".part");
    try {
      Files.write(made, random());
      Durable.force(made);
      Files.createLink(file, made);
    } catch (FileAlreadyExistsException e) {
      return; // the other process was first: its key is the one
    } finally {
      Files.delete(made);
    }
    Durable.force(folder);
  }

  private static byte[] random() {
    byte[] bytes = new byte[LENGTH];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static String hex(byte[] bytes, int length) {
    return HexFormat.of().formatHex(Arrays.copyOf(bytes, length));
  }

  private static String fault(Path file, int length) {
    return "courier.keyFile: "
        + file
        + " has "
        + length
        + " bytes, not "
        + LENGTH
        + "; restore it from a backup, or move it away: a new key is made, and nothing can be"
        + " compared with earlier lists";
  }

  /**
   * The values that were sent of a person, as a keyed hash of 64 bits (SipHash-2-4): enough to see
   * that they changed, and nothing that can be read back. Two that differ share a hash once in 2 to
   * the 64.
   *
   * <p>For one thread at a time.
   */
  public static final class ValuesHash {
    private final SipHash sipHash;

    ValuesHash(byte[] key) {
      this.sipHash = new SipHash(key);
    }

    /** The hash of the bytes from one place to before the other. */
    public long of(byte[] bytes, int from, int to) {
      return sipHash.of(bytes, from, to);
    }
  }
}
