package io.attentivecourier.pickup;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import com.jcraft.jsch.SftpException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.component.file.GenericFileOperationFailedException;

/** Tells faults apart by exception types and status codes, and by text only if JSch has neither. */
final class Diagnosis {
  /** RFC 4253, 11.1: NO_MORE_AUTH_METHODS_AVAILABLE. */
  private static final int NO_MORE_LOGINS = 14;

  private Diagnosis() {}

  /**
   * @param loggedIn true if the session stands: then a login only misses its channel
   */
  static PickupFault.Obstacle of(
      SftpCall step, Throwable fault, CuttableSocketFactory wire, boolean loggedIn) {
    return ofLogin(fault)
        .orElseGet(() -> step == SftpCall.CONNECT ? met(fault, wire, loggedIn) : of(step, fault));
  }

  /**
   * Finds a fault of the login. It may also come in a later step, because a session that has ended
   * is made anew.
   */
  private static Optional<PickupFault.Obstacle> ofLogin(Throwable fault) {
    if (first(fault, JSchHostKeyException.class).isPresent()) {
      return Optional.of(PickupFault.Obstacle.HOST_KEY);
    }
    if (first(fault, JSchAlgoNegoFailException.class).isPresent()) {
      return Optional.of(PickupFault.Obstacle.NO_ALGORITHM);
    }
    return first(fault, JSchException.class)
        .filter(Diagnosis::loginRefused)
        .map(refused -> PickupFault.Obstacle.LOGIN_REFUSED);
  }

  private static PickupFault.Obstacle met(
      Throwable fault, CuttableSocketFactory wire, boolean loggedIn) {
    return loggedIn ? PickupFault.Obstacle.NO_SUBSYSTEM : unconnected(fault, wire);
  }

  private static PickupFault.Obstacle of(SftpCall step, Throwable fault) {
    return answer(step, fault)
        .map(answer -> refused(step, answer))
        .orElseGet(
            () ->
                isTaken(step, fault)
                    ? PickupFault.Obstacle.NAME_TAKEN
                    : PickupFault.Obstacle.NO_ANSWER);
  }

  /** The obstacle at a server to which there was no login. */
  static PickupFault.Obstacle unconnected(Throwable fault, CuttableSocketFactory wire) {
    if (first(fault, UnknownHostException.class).isPresent()) {
      return PickupFault.Obstacle.NAME_UNKNOWN;
    }
    if (!wire.isConnected()) {
      return isRefused(fault) ? PickupFault.Obstacle.PORT_REFUSED : PickupFault.Obstacle.TIMED_OUT;
    }
    if (!wire.greeting().isSpoken()) {
      return PickupFault.Obstacle.HUNG_UP;
    }
    return wire.greeting().isSsh() ? PickupFault.Obstacle.NO_ANSWER : PickupFault.Obstacle.NOT_SSH;
  }

  /**
   * True if the port is closed. Java has the same exception type for a network that is out of
   * reach, so the text decides.
   */
  private static boolean isRefused(Throwable fault) {
    return first(fault, ConnectException.class)
        .filter(refusal -> String.valueOf(refusal.getMessage()).contains("refused"))
        .isPresent();
  }

  /** The status that the server gave; empty if it gave none. */
  static Optional<SftpAnswer> answer(SftpCall step, Throwable fault) {
    return first(fault, SftpException.class).flatMap(said -> SftpAnswer.of(said, step.asks()));
  }

  private static PickupFault.Obstacle refused(SftpCall step, SftpAnswer answer) {
    return step == SftpCall.PLAIN_RENAME && answer.isTaken()
        ? PickupFault.Obstacle.NAME_TAKEN
        : refused(answer);
  }

  private static PickupFault.Obstacle refused(SftpAnswer answer) {
    return switch (answer.step()) {
      case STAT, LIST -> looked(answer);
      case OPEN, WRITE, CLOSE -> stored(answer);
      case RENAME -> renamed(answer);
      case DELETE ->
          answer.isAbsent() ? PickupFault.Obstacle.ABSENT : PickupFault.Obstacle.DELETE_DENIED;
      case READ -> PickupFault.Obstacle.ODD_ANSWER;
    };
  }

  private static PickupFault.Obstacle looked(SftpAnswer answer) {
    if (answer.isDenied()) {
      return answer.step() == SftpAnswer.SftpRequest.STAT
          ? PickupFault.Obstacle.STAT_DENIED
          : PickupFault.Obstacle.LIST_DENIED;
    }
    return answer.isAbsent() ? PickupFault.Obstacle.NO_FOLDER : PickupFault.Obstacle.ODD_ANSWER;
  }

  /**
   * The obstacle of an upload that the server refused. A full disk and a full quota are a plain
   * failure in version 3 of the protocol, which OpenSSH speaks; newer versions have codes of their
   * own.
   */
  private static PickupFault.Obstacle stored(SftpAnswer answer) {
    if (answer.isFull() || answer.isFailure()) {
      return PickupFault.Obstacle.FULL;
    }
    if (answer.isDenied()) {
      return answer.step() == SftpAnswer.SftpRequest.OPEN
          ? PickupFault.Obstacle.OPEN_DENIED
          : PickupFault.Obstacle.WRITE_DENIED;
    }
    if (answer.step() == SftpAnswer.SftpRequest.OPEN && answer.isAbsent()) {
      return PickupFault.Obstacle.NO_FOLDER;
    }
    return answer.isOfName() ? PickupFault.Obstacle.NAME_REFUSED : PickupFault.Obstacle.ODD_ANSWER;
  }

  private static PickupFault.Obstacle renamed(SftpAnswer answer) {
    if (answer.isAbsent()) {
      return PickupFault.Obstacle.ABSENT;
    }
    if (answer.isFull()) {
      return PickupFault.Obstacle.FULL;
    }
    return answer.isOfName()
        ? PickupFault.Obstacle.NAME_REFUSED
        : PickupFault.Obstacle.RENAME_DENIED;
  }

  /**
   * True if camel-ftp itself refused to overwrite a file: that is the only fault of a put without a
   * cause.
   */
  private static boolean isTaken(SftpCall step, Throwable fault) {
    return step == SftpCall.PUT
        && fault instanceof GenericFileOperationFailedException
        && fault.getCause() == null;
  }

  /**
   * True if the server refused the login. JSch throws its plain exception for that, so the text
   * decides.
   */
  private static boolean loginRefused(JSchException fault) {
    if (fault instanceof JSchSessionDisconnectException end) {
      String said = String.valueOf(end.getDescription());
      return end.getReasonCode() == NO_MORE_LOGINS || said.contains("authentication failures");
    }
    return ConnectFaults.LoginMethods.isRefusal(fault);
  }

  static <T extends Throwable> Optional<T> first(Throwable fault, Class<T> type) {
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  /** A call to the server; the same status means another fault in each. */
  enum SftpCall {
    CONNECT("no connection to ", SftpAnswer.SftpRequest.STAT),
    PUT("could not store ", SftpAnswer.SftpRequest.OPEN),
    STAT("could not ask for ", SftpAnswer.SftpRequest.STAT),
    LIST("could not list ", SftpAnswer.SftpRequest.LIST),
    READ("could not read ", SftpAnswer.SftpRequest.READ),
    RENAME("could not rename to ", SftpAnswer.SftpRequest.RENAME),
    PLAIN_RENAME("could not rename to ", SftpAnswer.SftpRequest.RENAME),
    DELETE("could not remove ", SftpAnswer.SftpRequest.DELETE);

    private final String failed;
    private final SftpAnswer.SftpRequest asks;

    SftpCall(String failed, SftpAnswer.SftpRequest asks) {
      this.failed = failed;
      this.asks = asks;
    }

    String failed(String subject) {
      return failed + subject;
    }

    /** The main request of the call. */
    SftpAnswer.SftpRequest asks() {
      return asks;
    }
  }
}
