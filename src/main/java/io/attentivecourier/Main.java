package io.attentivecourier;

/** The entry of the process. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {}
}
