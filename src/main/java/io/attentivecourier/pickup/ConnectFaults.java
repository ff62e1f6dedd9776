package io.attentivecourier.pickup;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the faults of a failed connection, also for a probe that never logs in. */
final class ConnectFaults {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectFaults.class);

  private final String host;
  private final int port;

  ConnectFaults(String host, int port) {
    this.host = host;
    this.port = port;
  }

  PickupFault fault(PickupFault.Obstacle obstacle, Throwable cause) {
    return new PickupFault(obstacle, words(obstacle, cause), cause);
  }

  private String words(PickupFault.Obstacle obstacle, Throwable cause) {
    String server = host + ":" + port;
    return switch (obstacle) {
      case NAME_UNKNOWN -> "no connection to " + server + ", the name is not known here";
      case PORT_REFUSED -> "no connection to " + server + ", the port is refused";
      case TIMED_OUT -> "no connection to " + server + ", it timed out or is out of reach";
      case HUNG_UP -> "no connection to " + server + ", it was taken and nothing was said";
      case NOT_SSH -> server + " answers, but not in SSH";
      case NO_SUBSYSTEM -> server + " takes the login, and gives no sftp";
      case NO_ALGORITHM -> proposals(server, cause);
      default -> "no connection to " + server;
    };
  }

  private static String proposals(String server, Throwable cause) {
    return Diagnosis.first(cause, JSchAlgoNegoFailException.class)
        .map(AlgorithmProposals::of)
        .map(both -> server + ", " + both)
        .orElse(server);
  }

  /**
   * Writes both lists of a failed negotiation to the log too, whatever command met the fault. It
   * replaces the @ of a maker's name, because the log takes the text around an @ for an e-mail
   * address.
   */
  static PickupFault log(PickupFault fault) {
    if (fault.is(PickupFault.Obstacle.NO_ALGORITHM)) {
      LOG.warn("{}", fault.getMessage().replace('@', '/'));
    }
    return fault;
  }

  /**
   * The algorithms that both sides of a failed negotiation offered.
   *
   * @param kind the kind of algorithm, in JSch's words
   */
  private record AlgorithmProposals(String kind, String taken, String offered) {
    private static final int LONGEST = 1_000;

    static AlgorithmProposals of(JSchAlgoNegoFailException fault) {
      return new AlgorithmProposals(
          fault.getAlgorithmName(),
          names(fault.getJSchProposal()),
          names(fault.getServerProposal()));
    }

    /** Keeps names of algorithms (RFC 4251, 6), and nothing else that a server may write there. */
    private static String names(String list) {
      String plain = String.valueOf(list).replaceAll("[^A-Za-z0-9@.,_+/-]", "?");
      return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    }

    @Override
    public String toString() {
      return "%s: the server offers %s; taken here are %s".formatted(kind, offered, taken);
    }
  }

  /**
   * The methods by which a login was tried. They follow from what the server takes and what the
   * settings have: one secret is sent once, so no second method sends the password again.
   *
   * @param taken the methods that the server takes; empty if it hung up before it said
   */
  record LoginMethods(List<String> taken) {
    private static final Pattern REFUSAL =
        Pattern.compile(
            "Auth (?:fail|cancel)(?: for methods '([a-z0-9,@.-]{0,200})')?.*", Pattern.DOTALL);

    private static final String KEY = "publickey";
    private static final List<String> BY_PASSWORD = List.of("keyboard-interactive", "password");

    static boolean isRefusal(JSchException fault) {
      return REFUSAL.matcher(String.valueOf(fault.getMessage())).matches();
    }

    static LoginMethods of(Throwable fault) {
      return Diagnosis.first(fault, JSchException.class)
          .map(refusal -> REFUSAL.matcher(String.valueOf(refusal.getMessage())))
          .filter(Matcher::matches)
          .map(form -> form.group(1))
          .map(methods -> new LoginMethods(List.of(methods.split(","))))
          .orElse(new LoginMethods(List.of()));
    }

    /** Says what was tried, in words that name the settings. */
    String tried(PickupAddress address) {
      List<String> tried = new ArrayList<>();
      if (address.privateKeyFile() != null && takes(KEY)) {
        tried.add(KEY + " (courier.sftp.privateKeyFile)");
      }
      if (address.password() != null) {
        BY_PASSWORD.stream()
            .filter(this::takes)
            .findFirst()
            .ifPresent(method -> tried.add(method + " (courier.sftp.password)"));
      }
      String ours = tried.isEmpty() ? "no method of ours" : String.join(", then ", tried);
      return "tried " + ours + (taken.isEmpty() ? "" : "; it takes " + String.join(", ", taken));
    }

    private boolean takes(String method) {
      return taken.isEmpty() || taken.contains(method);
    }
  }
}
