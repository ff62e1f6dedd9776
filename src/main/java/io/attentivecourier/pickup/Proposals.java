package io.attentivecourier.pickup;

import com.jcraft.jsch.JSchAlgoNegoFailException;

/**
 * What both sides of a failed negotiation offered.
 *
 * @param kind of algorithm, in JSch's words
 */
record Proposals(String kind, String taken, String offered) {
  private static final int LONGEST = 1_000;

  static Proposals of(JSchAlgoNegoFailException fault) {
    return new Proposals(
        fault.getAlgorithmName(), names(fault.getJSchProposal()), names(fault.getServerProposal()));
  }

  /** Names of algorithms (RFC 4251, 6) and nothing else that a server may write there. */
  private static String names(String list) {
    String plain = String.valueOf(list).replaceAll("[^A-Za-z0-9@.,_+/-]", "?");
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
  }

  @Override
  public String toString() {
    return "%s: the server offers %s; taken here are %s".formatted(kind, offered, taken);
  }
}
